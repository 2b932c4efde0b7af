package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import netcourse.checker.Check;
import netcourse.checker.ForeignProgram;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.MyRequestSender;
import netcourse.lesson02.exercise.RequestSender;
import org.junit.jupiter.api.Test;

/// Judges any [RequestSender] with an HTTP server that nobody here wrote: `./course check 2.2
/// --peer nginx`.
@Check(id = "2.2", title = "a page from nginx", exercise = MyRequestSender.class)
class RequestSenderWithNginx {
    private static final String PAGE = "a line of the page\n".repeat(10_000);
    private static final byte[] REQUEST =
            "GET /page.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(US_ASCII);

    private final RequestSender sender;

    RequestSenderWithNginx(RequestSender sender) {
        this.sender = sender;
    }

    private static Socket connect(Trial trial) throws IOException {
        Path folder = ForeignProgram.folder(trial);
        Files.writeString(folder.resolve("page.txt"), PAGE);
        int port = ForeignProgram.freePort();
        String temporary =
                "client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;";
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off;
                master_process off;
                pid pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    %s
                    server {
                        listen 127.0.0.1:%d;
                        root %s;
                    }
                }
                """
                        .formatted(temporary, port, folder));
        return ForeignProgram.start(
                        trial,
                        "nginx",
                        "-e",
                        "stderr",
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString())
                .connect(port);
    }

    @Test
    void fetchesThePage(Trial trial) throws IOException {
        Socket nginx = connect(trial);
        trial.calling("exchange(socket, \"GET /page.txt …\", 1000000)");
        String answer = new String(sender.exchange(nginx, REQUEST, 1_000_000), UTF_8);
        String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        trial.step("you returned", head.replaceAll("\\R", "; "));
        trial.expectThat(
                head.startsWith("HTTP/1.1 200 OK\r\n"), "expected HTTP/1.1 200 OK, was " + head);
        String body = answer.substring(head.length() + 4);
        trial.expect("the length of the page", PAGE.length(), body.length());
        trial.expectThat(body.equals(PAGE), "the page has other bytes than nginx has sent");
    }

    @Test
    void refusesThePageThatIsLongerThanTheLimit(Trial trial) throws Throwable {
        Socket nginx = connect(trial);
        trial.calling("exchange(socket, \"GET /page.txt …\", 1000)");
        trial.expectThrows(
                IOException.class,
                "the page is longer than 1000 bytes",
                () -> sender.exchange(nginx, REQUEST, 1000));
    }
}
