package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreloadTest {
    private static final String PROPERTY = "netcourse.preload.initialized";

    @Test
    void everyClassOfTheFolderIsLoadedAndNoneInitialized(@TempDir Path folder) throws Exception {
        copy(Used.class, folder);
        copy(Initializes.class, folder);
        Files.write(folder.resolve("Broken.class"), new byte[] {1, 2, 3});
        try (Loader loader = new Loader(folder)) {
            Class<?> used = loader.loadClass(Used.class.getName());
            assertThat(loader.hasLoaded(Initializes.class)).isFalse();
            Preload.classesBeside(used);
            assertThat(loader.hasLoaded(Initializes.class)).isTrue();
            assertThat(System.getProperty(PROPERTY)).isNull();
        }
    }

    @Test
    void classesOfTheJdkAndOfJarsAreLeftAlone() {
        assertThatCode(() -> Preload.classesBeside(String.class)).doesNotThrowAnyException();
        assertThatCode(() -> Preload.classesBeside(Test.class)).doesNotThrowAnyException();
    }

    private static void copy(Class<?> type, Path folder) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream in = PreloadTest.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, copy);
        }
    }

    /// Tells what it has loaded.
    private static final class Loader extends URLClassLoader {
        Loader(Path folder) throws IOException {
            super(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(Class<?> type) {
            return findLoadedClass(type.getName()) != null;
        }
    }

    static class Used {}

    static class Initializes {
        static {
            System.setProperty(PROPERTY, "ran");
        }
    }
}
