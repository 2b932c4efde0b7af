package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-signed-sequence",
        does = "keeps the sequence in an int",
        sees =
                "From 2147483648 on it is negative: the response is refused where it is made, or answers a request that nobody sent. Keep 32 unsigned bits in a long.",
        caughtBy = "repeatsAllBitsOfTheSequence")
public class DispatchSignedSequence extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message handle(Message message) {
        MessageHeader header = super.handle(message).header();
        int sequence = (int) header.sequence();
        return Message.of(
                new MessageHeader(
                        header.flags(),
                        header.protocol(),
                        header.error(),
                        sequence,
                        header.bodyLength()),
                super.handle(message).body());
    }
}
