package netcourse.lesson02.exercise;

import java.net.InetSocketAddress;
import netcourse.common.Todo;

/// Exercise 2.3; the task is in [EndpointReader], hints in `hints/2.3.md`.
public class MyEndpointReader implements EndpointReader {
    @Override
    public InetSocketAddress read(String text) {
        throw new Todo("2.3");
    }
}
