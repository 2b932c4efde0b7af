package netcourse.lesson05.exercise;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import netcourse.common.Todo;

/// Exercise 5.9; the task is in [TlsConnector], hints in `hints/5.9.md`.
public class MyTlsConnector implements TlsConnector {
    @Override
    public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
            throws IOException {
        throw new Todo("5.9");
    }
}
