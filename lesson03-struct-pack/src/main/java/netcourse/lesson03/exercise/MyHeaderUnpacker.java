package netcourse.lesson03.exercise;

import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 3.3; the task is in [HeaderUnpacker], hints in `hints/3.3.md`.
public class MyHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        throw new Todo("3.3");
    }
}
