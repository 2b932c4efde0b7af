package netcourse.lesson03;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.common.Message;

/// Everybody who is linked, and what is said to all of them. For use by many threads.
final class ChatRoom {
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Consumer<String> log;

    /// @param log takes a line when somebody does not read
    ChatRoom(Consumer<String> log) {
        this.log = log;
    }

    void add(Peer peer) {
        peers.add(peer);
    }

    void remove(Peer peer) {
        peers.remove(peer);
    }

    Set<Peer> peers() {
        return peers;
    }

    /// Passes a text on to everybody, the sender among them; waits for nobody.
    ///
    /// @return how many it was passed on to
    int say(String sender, String text) {
        Message chat = message(sender + ": " + text);
        int reached = 0;
        for (Peer peer : peers) {
            int unread = peer.writer().pass(chat);
            reached += unread == 0 ? 1 : 0;
            if (unread == 1) {
                log.accept("chat is dropped for " + peer.remote() + ": it does not read");
            }
        }
        return reached;
    }

    static Message message(String text) {
        return Message.oneWay(Protocol.CHAT.number(), text.getBytes(StandardCharsets.UTF_8));
    }
}
