package netcourse.lesson05.exercise;

import java.util.List;
import java.util.Optional;
import netcourse.common.MessageHeader;
import netcourse.common.Todo;

/// Exercise 5.1; the task is in [RepeatedKeyFinder], hints in `hints/5.1.md`.
public class MyRepeatedKeyFinder implements RepeatedKeyFinder {
    @Override
    public Optional<byte[]> find(List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
        throw new Todo("5.1");
    }
}
