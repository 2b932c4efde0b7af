package netcourse.lesson03;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.common.Message;

/// Everybody who is connected, and what is said to all of them. For use by many threads.
final class ChatRoom {
    private final Map<Peer, Member> members = new ConcurrentHashMap<>();
    private final Consumer<String> log;

    /// @param log takes a line when somebody does not read
    ChatRoom(Consumer<String> log) {
        this.log = log;
    }

    void add(Peer peer) {
        members.put(peer, new Member(peer));
    }

    void remove(Peer peer) {
        members.remove(peer);
    }

    /// Passes a text on to everybody, the sender among them; waits for nobody.
    ///
    /// @return how many it was passed on to
    int say(String sender, String text) {
        Message chat = message(sender + ": " + text);
        int reached = 0;
        for (Member member : members.values()) {
            int dropped = member.pass(chat);
            reached += dropped == 0 ? 1 : 0;
            if (dropped == 1) {
                log.accept("chat is dropped for " + member.peer.remote() + ": it does not read");
            }
        }
        return reached;
    }

    static Message message(String text) {
        return Message.oneWay(MessageType.CHAT.number(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Member {
        private final Peer peer;
        private int dropped;

        private Member(Peer peer) {
            this.peer = peer;
        }

        /// Sends what somebody said. It is dropped if too much waits already; when the peer reads
        /// again, a notice says how much.
        ///
        /// @return how many in a row are dropped now
        synchronized int pass(Message chat) {
            String notice = "(dropped %d messages that were not read)".formatted(dropped);
            if (dropped > 0 && peer.offer(message(notice))) {
                dropped = 0;
            }
            if (dropped > 0 || !peer.offer(chat)) {
                dropped++;
            }
            return dropped;
        }
    }
}
