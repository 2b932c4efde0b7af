package netcourse.book;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Chromium without a window, driven by its DevTools protocol.
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final int SECONDS = 60;
    private static final Pattern ADDRESS = Pattern.compile("listening on ws://([^/]+)/");
    private static final Pattern PAGE =
            Pattern.compile("\"webSocketDebuggerUrl\": *\"(ws:[^\"]*/page/[^\"]*)\"");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> replies = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();

    private Chromium(Process process, String page) {
        this.process = process;
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(page), this)
                        .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", "{}");
        }
    }

    /// The program, if this machine has it.
    static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder ->
                        List.of("chromium", "chromium-browser", "google-chrome").stream()
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox", // root, as in a container, has none
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return new Chromium(process, page(process));
        } catch (IOException | RuntimeException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// It says its address on its standard error, where it goes on to say other things.
    private static String page(Process process) throws IOException, InterruptedException {
        BufferedReader errors = process.errorReader();
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
                return page(address.group(1));
            }
        }
        throw new IOException("chromium ended: " + said);
    }

    private static String page(String address) throws IOException, InterruptedException {
        HttpRequest list =
                HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
            Matcher page = PAGE.matcher(body);
            if (page.find()) {
                return page.group(1);
            }
            throw new IOException("no page in " + body);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            receive(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void receive(String message) {
        Matcher id = ID.matcher(message);
        if (id.find()) {
            replies.remove(Integer.valueOf(id.group(1))).complete(message);
        } else if (message.contains("\"Page.loadEventFired\"")) {
            loaded.add(message);
        } else if (message.contains("\"Runtime.exceptionThrown\"")
                || message.contains("\"Runtime.consoleAPICalled\"")
                        && message.contains("\"type\":\"error\"")
                || message.contains("\"Log.entryAdded\"") && message.contains("\"level\":\"error\"")
                || message.contains("\"Network.requestWillBeSent\"")
                        && message.contains("\"url\":\"http")) {
            problems.add(message);
        }
    }

    private String call(String method, String parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<String> reply = new CompletableFuture<>();
        replies.put(id, reply);
        socket.sendText(
                        "{\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                                .formatted(id, method, parameters),
                        true)
                .join();
        return reply.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /// Opens a page and waits until it is loaded, its pictures drawn.
    void open(URI page) throws InterruptedException {
        loaded.clear();
        call("Page.navigate", "{\"url\":\"%s\"}".formatted(page));
        awaitLoaded();
    }

    void awaitLoaded() throws InterruptedException {
        if (loaded.poll(SECONDS, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("not loaded in " + SECONDS + " s");
        }
        evaluate(
                """
                new Promise(drawn => {
                    const look = () => !document.querySelector('.mermaid') || document.documentElement.dataset.drawn
                        ? drawn('') : setTimeout(look, 20);
                    look();
                })
                """);
    }

    /// The value of an expression of JavaScript, or of the promise that it is, as a string.
    String evaluate(String expression) {
        String safe =
                "Promise.resolve((%s)).then(v => encodeURIComponent(String(v)))"
                        .formatted(expression);
        String quoted =
                safe.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s*\\n\\s*", " ");
        String reply =
                call(
                        "Runtime.evaluate",
                        "{\"expression\":\"%s\",\"awaitPromise\":true,\"returnByValue\":true}"
                                .formatted(quoted));
        Matcher value = VALUE.matcher(reply);
        if (!value.find()) {
            throw new IllegalStateException(expression + ": " + reply);
        }
        return URLDecoder.decode(value.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%b}"
                        .formatted(width, height, width < 600));
    }

    /// As if the system preferred light or dark, or as if on paper (`print`).
    void emulate(String medium, String colours) {
        call(
                "Emulation.setEmulatedMedia",
                "{\"media\":\"%s\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
                        .formatted(medium, colours));
    }

    void screenshot(Path file) throws IOException {
        Matcher data = DATA.matcher(call("Page.captureScreenshot", "{}"));
        if (!data.find()) {
            throw new IllegalStateException("no screenshot");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data.group(1)));
    }

    /// What was wrong since the last call: errors on the console, exceptions, requests to a
    /// network.
    List<String> problems() {
        List<String> found = List.copyOf(problems);
        problems.clear();
        return found;
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
