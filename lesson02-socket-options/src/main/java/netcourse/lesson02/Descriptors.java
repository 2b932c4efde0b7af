package netcourse.lesson02;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The numbers that C and Python call `fileno()`, for sockets of this process: Linux only.
///
/// Java keeps them private. Linux shows them: `/proc/self/fd/12` is a link to `socket:[3141]`, and
/// the table of TCP sockets says whose connection has the inode 3141.
final class Descriptors {
    private static final Path DIRECTORY = Path.of("/proc/self/fd");

    private Descriptors() {}

    static boolean isAvailable() {
        return TcpTable.isAvailable() && Files.isDirectory(DIRECTORY);
    }

    /// Looks for the sockets that connect a local port with these clients. One call costs time in
    /// proportion to all sockets of the system, so clients are looked for in batches.
    ///
    /// @param known descriptors of other sockets, which need not be looked at
    /// @return those that were found
    static Map<InetSocketAddress, Integer> find(
            int localPort, Collection<InetSocketAddress> clients, BitSet known) throws IOException {
        Map<Long, InetSocketAddress> byInode = SocketInodes.find(localPort, clients);
        Map<InetSocketAddress, Integer> found = new HashMap<>();
        String[] names = DIRECTORY.toFile().list();
        if (names == null) {
            throw new IOException("cannot list " + DIRECTORY);
        }
        for (String name : names) {
            if (byInode.isEmpty()) {
                break;
            }
            int descriptor = Integer.parseInt(name);
            InetSocketAddress client =
                    known.get(descriptor) ? null : byInode.remove(socketInode(name));
            if (client != null) {
                found.put(client, descriptor);
            }
        }
        return found;
    }

    /// 0, which is no inode, if the descriptor is no socket or was closed meanwhile.
    private static long socketInode(String descriptor) throws IOException {
        try {
            String target = Files.readSymbolicLink(DIRECTORY.resolve(descriptor)).toString();
            return target.startsWith("socket:[")
                    ? Long.parseLong(target, "socket:[".length(), target.length() - 1, 10)
                    : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
