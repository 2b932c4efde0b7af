package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds the inodes of a server's connections in the system's table of TCP sockets.
///
/// [TcpTable] makes an object of every line. A gateway with thousands of clients looks for the few
/// that are new, so here the other lines are passed over as bytes.
final class SocketInodes {
    /// The columns of the table that count here, by their place in the line.
    private static final int LOCAL = 1;

    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private final int localPort;
    private final Set<InetSocketAddress> wanted;
    private final BitSet wantedPorts = new BitSet();
    private final Map<Long, InetSocketAddress> found = new HashMap<>();
    private final byte[] line = new byte[512];
    private final int[] columns = new int[INODE + 2];

    private SocketInodes(int localPort, Collection<InetSocketAddress> wanted) {
        this.localPort = localPort;
        this.wanted = new HashSet<>(wanted);
        wanted.forEach(client -> wantedPorts.set(client.getPort()));
    }

    /// The sockets that connect this local port with the wanted clients, by inode.
    static Map<Long, InetSocketAddress> find(int localPort, Collection<InetSocketAddress> wanted)
            throws IOException {
        SocketInodes inodes = new SocketInodes(localPort, wanted);
        for (Path table : TcpTable.FILES) {
            if (Files.isReadable(table)) {
                inodes.search(table);
            }
        }
        return inodes.found;
    }

    private void search(Path table) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(table), 1 << 16)) {
            readLine(in);
            for (int end = readLine(in); end > 0; end = readLine(in)) {
                splitColumns(end);
                if (port(LOCAL) == localPort && wantedPorts.get(port(REMOTE))) {
                    note();
                }
            }
        }
    }

    private void note() {
        InetSocketAddress remote =
                TcpTable.address(new String(line, columns[REMOTE], columnLength(REMOTE), US_ASCII));
        long inode = 0;
        for (int i = columns[INODE]; line[i] != ' '; i++) {
            inode = inode * 10 + line[i] - '0';
        }
        // 0: no process holds it any more.
        if (inode != 0 && wanted.contains(remote)) {
            found.put(inode, remote);
        }
    }

    /// The length of the line, 0 at the end of the table.
    private int readLine(InputStream in) throws IOException {
        int length = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (length < line.length - 1) {
                line[length++] = (byte) b;
            }
        }
        line[length] = ' ';
        return length;
    }

    private void splitColumns(int end) {
        int column = 0;
        for (int i = 0; i < end && column < columns.length; i++) {
            if (line[i] != ' ' && (i == 0 || line[i - 1] == ' ')) {
                columns[column++] = i;
            }
        }
    }

    private int columnLength(int column) {
        int i = columns[column];
        while (line[i] != ' ') {
            i++;
        }
        return i - columns[column];
    }

    /// The four hexadecimal digits at the end of an address.
    private int port(int column) {
        int port = 0;
        int end = columns[column] + columnLength(column);
        for (int i = end - 4; i < end; i++) {
            port = port * 16 + Character.digit(line[i], 16);
        }
        return port;
    }
}
