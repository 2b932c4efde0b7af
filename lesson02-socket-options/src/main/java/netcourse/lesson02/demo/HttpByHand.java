package netcourse.lesson02.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import netcourse.lesson02.HandMadeHttp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// An HTTP GET written by hand over a TCP socket, two of them over one connection, and the same
/// exchange without HTTP.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Writes an HTTP/1.1 GET by hand to a real HTTP server; shows the bytes both ways.",
            "Without --port it starts the JDK's HTTP server itself."
        })
public final class HttpByHand implements Callable<Integer> {
    private static final byte[] HELLO = "hello over TCP\n".getBytes(StandardCharsets.US_ASCII);

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "HTTP server to ask; with --port (default: 127.0.0.1).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Its port; 0 starts one here (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/hello",
            description = "What to GET (default: ${DEFAULT-VALUE}).")
    private String path;

    public static void main(String[] args) {
        Program.main(new HttpByHand(), args);
    }

    @Override
    public Integer call() throws IOException {
        Endpoint asked = new Endpoint(host == null ? "127.0.0.1" : host, port);
        HandMadeHttp.checkPath(path);
        if (port != 0) {
            run(asked, path, System.out);
            return 0;
        }
        if (host != null) {
            throw new IllegalArgumentException(
                    "--host needs --port: without it, the server that is asked starts here");
        }
        HttpServer server = startServer();
        try {
            run(Endpoint.of(server.getAddress()), path, System.out);
        } finally {
            server.stop(0);
        }
        return 0;
    }

    /// The JDK's HTTP server on a free port of the loopback, with one page, `/hello`.
    static HttpServer startServer() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", HttpByHand::answerHello);
        server.start();
        return server;
    }

    private static void answerHello(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, HELLO.length);
            exchange.getResponseBody().write(HELLO);
        }
    }

    static void run(Endpoint server, String path, PrintStream out) throws IOException {
        out.println("1 one GET, then the server closes");
        try (Socket socket = connect(server)) {
            get(socket, server, path, out);
            out.println("   the next read gives " + socket.getInputStream().read());
        }
        out.println("2 two GETs over one connection");
        try (Socket socket = connect(server)) {
            getBriefly(socket, server, path, true, out);
            getBriefly(socket, server, path, false, out);
            out.println("   both from local port " + socket.getLocalPort());
        }
        out.println("3 the same exchange in TCP alone");
        rawExchange(out);
    }

    static Socket connect(Endpoint server) throws IOException {
        Socket socket = Connecting.to(server).open();
        socket.setSoTimeout(SocketPair.LIMIT_MILLIS);
        return socket;
    }

    private static void get(Socket socket, Endpoint server, String path, PrintStream out)
            throws IOException {
        byte[] request = HandMadeHttp.get(server.toString(), path, false);
        out.printf("   sent %d bytes%n%s", request.length, indented(request));
        socket.getOutputStream().write(request);
        HandMadeHttp.Answer answer = HandMadeHttp.read(socket.getInputStream());
        out.printf(
                "   answer: header of %d bytes%n%s", answer.head().length, indented(answer.head()));
        out.printf(
                "   answer: body of %d bytes, its end known by %s%n%s",
                answer.body().length, answer.bodyEnd(), indented(answer.body()));
    }

    private static void getBriefly(
            Socket socket, Endpoint server, String path, boolean keepAlive, PrintStream out)
            throws IOException {
        byte[] request = HandMadeHttp.get(server.toString(), path, keepAlive);
        socket.getOutputStream().write(request);
        HandMadeHttp.Answer answer = HandMadeHttp.read(socket.getInputStream());
        out.printf(
                "   sent %d bytes; %s, header %d bytes, body %d bytes%n",
                request.length, answer.statusLine(), answer.head().length, answer.body().length);
    }

    private static String indented(byte[] bytes) {
        return Hex.dump(bytes).indent(5);
    }

    /// One request and one answer without a header: both ends must know the lengths beforehand.
    private static void rawExchange(PrintStream out) throws IOException {
        byte[] request = "hello?".getBytes(StandardCharsets.US_ASCII);
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(request);
            pair.server().getInputStream().readNBytes(request.length);
            pair.server().getOutputStream().write(HELLO);
            byte[] answer = pair.client().getInputStream().readNBytes(HELLO.length);
            out.printf("   sent %d bytes%n%s", request.length, indented(request));
            out.printf("   answer: %d bytes, no header%n%s", answer.length, indented(answer));
        }
    }
}
