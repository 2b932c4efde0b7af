package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;
import netcourse.lesson01.TcpControl;

/// Exercise 1.5; the task is in [TcpControlCodec], hints in `hints/1.5.md`.
public class MyTcpControlCodec implements TcpControlCodec {
    @Override
    public void write(TcpControl control, byte[] header) {
        throw new Todo("1.5");
    }

    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        throw new Todo("1.5");
    }
}
