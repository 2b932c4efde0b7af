package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What everybody on the way can read in the first message of a TLS connection (RFC 8446, section
/// 4.1.2).
///
/// @param names of the server that the client wants (server_name, RFC 6066, section 3)
/// @param protocols that the client offers (ALPN, RFC 7301)
/// @param versions of TLS that it offers, as `0304`; empty before 1.3
/// @param keyShares the groups that it sends a key of
record ClientHello(
        List<String> names, List<String> protocols, List<String> versions, List<String> keyShares) {
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int KEY_SHARE = 51;

    private ClientHello() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// @param handshake the body of the first TLS record
    /// @return empty if it is not a whole ClientHello
    static Optional<ClientHello> parse(ByteBuffer handshake) {
        try {
            boolean isClientHello = handshake.get() == 1;
            int length = (handshake.get() & 0xff) << 16 | handshake.getShort() & 0xffff;
            ByteBuffer message = take(handshake, length);
            return isClientHello ? Optional.of(read(message)) : Optional.empty();
        } catch (BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static ClientHello read(ByteBuffer message) {
        take(message, 2 + 32); // version and random
        take8(message); // session id
        take16(message); // cipher suites
        take8(message); // compression
        ClientHello hello = new ClientHello();
        ByteBuffer extensions = take16(message);
        while (extensions.hasRemaining()) {
            hello.add(extensions.getShort() & 0xffff, take16(extensions));
        }
        return hello;
    }

    private void add(int type, ByteBuffer data) {
        switch (type) {
            case SERVER_NAME -> addNames(take16(data));
            case ALPN -> addProtocols(take16(data));
            case SUPPORTED_VERSIONS -> addVersions(take8(data));
            case KEY_SHARE -> addKeyShares(take16(data));
            default -> {}
        }
    }

    private void addNames(ByteBuffer list) {
        while (list.hasRemaining()) {
            list.get(); // 0, a host name
            names.add(text(take16(list)));
        }
    }

    private void addProtocols(ByteBuffer list) {
        while (list.hasRemaining()) {
            protocols.add(text(take8(list)));
        }
    }

    private void addVersions(ByteBuffer list) {
        while (list.hasRemaining()) {
            versions.add("%04x".formatted(list.getShort()));
        }
    }

    private void addKeyShares(ByteBuffer list) {
        while (list.hasRemaining()) {
            keyShares.add(group(list.getShort() & 0xffff));
            take16(list);
        }
    }

    /// A length is the peer's word: no field is longer than what is there.
    ///
    /// @throws BufferUnderflowException if there are fewer bytes
    private static ByteBuffer take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer field = from.slice(from.position(), length);
        from.position(from.position() + length);
        return field;
    }

    /// A field after its length of one byte.
    private static ByteBuffer take8(ByteBuffer from) {
        return take(from, from.get() & 0xff);
    }

    /// A field after its length of two bytes.
    private static ByteBuffer take16(ByteBuffer from) {
        return take(from, from.getShort() & 0xffff);
    }

    /// By the IANA registry "TLS Supported Groups".
    private static String group(int number) {
        return switch (number) {
            case 0x0017 -> "secp256r1";
            case 0x0018 -> "secp384r1";
            case 0x0019 -> "secp521r1";
            case 0x001d -> "x25519";
            case 0x001e -> "x448";
            case 0x11ec -> "X25519MLKEM768";
            default -> "%04x".formatted(number);
        };
    }

    private static String text(ByteBuffer bytes) {
        return ISO_8859_1.decode(bytes).toString().replaceAll("[^ -~]", "?");
    }

    @Override
    public String toString() {
        return "ClientHello: server name %s, ALPN %s, versions %s, key shares %s"
                .formatted(names, protocols, versions, keyShares);
    }
}
