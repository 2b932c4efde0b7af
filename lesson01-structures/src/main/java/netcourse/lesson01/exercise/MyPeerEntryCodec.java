package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;
import netcourse.lesson01.PeerEntry;

/// Exercise 1.4; the task is in [PeerEntryCodec], hints in `hints/1.4.md`.
public class MyPeerEntryCodec implements PeerEntryCodec {
    @Override
    public byte[] encode(PeerEntry entry) {
        throw new Todo("1.4");
    }

    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        throw new Todo("1.4");
    }
}
