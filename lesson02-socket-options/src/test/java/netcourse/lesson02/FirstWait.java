package netcourse.lesson02;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A program for [FirstWaitTest]: a virtual thread waits at a socket when no descriptor is left,
/// and another one when all are free again. Prints what came of each.
final class FirstWait {
    private FirstWait() {}

    /// @param args `early` to let a virtual thread wait once before the descriptors are gone
    public static void main(String[] args) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            Thread.ofVirtual().start(() -> {}).join();
            if (args.length > 0) {
                System.out.println("early: " + answer(client, server));
            }
            List<FileInputStream> taken = takeAllDescriptors();
            System.out.println("none left: " + answer(client, server));
            for (FileInputStream each : taken) {
                each.close();
            }
            System.out.println("free again: " + answer(client, server));
        }
    }

    private static List<FileInputStream> takeAllDescriptors() {
        List<FileInputStream> taken = new ArrayList<>();
        try {
            while (true) {
                taken.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            return taken;
        }
    }

    /// The byte that a virtual thread reads when it has waited for it, or why it could not wait.
    private static String answer(Socket client, Socket server) throws Exception {
        FutureTask<Integer> read = new FutureTask<>(() -> server.getInputStream().read());
        Thread reader = Thread.ofVirtual().start(read);
        while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        if (reader.isAlive()) {
            client.getOutputStream().write('x');
        }
        try {
            return "read " + (char) read.get().intValue();
        } catch (ExecutionException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }
}
