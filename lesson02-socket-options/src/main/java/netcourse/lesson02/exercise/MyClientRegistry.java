package netcourse.lesson02.exercise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import netcourse.common.Todo;
import netcourse.lesson02.ClientInfo;

/// Exercise 2.10; the task is in [ClientRegistry], hints in `hints/2.10.md`.
public class MyClientRegistry implements ClientRegistry {
    @Override
    public void open(int capacity, List<Group> groups) {
        throw new Todo("2.10");
    }

    @Override
    public Optional<Group> register(ClientInfo client) {
        throw new Todo("2.10");
    }

    @Override
    public boolean deregister(ClientInfo client) {
        throw new Todo("2.10");
    }

    @Override
    public Set<ClientInfo> snapshot() {
        throw new Todo("2.10");
    }
}
