package netcourse.exam.exercise;

import netcourse.common.Todo;

/// The server of the exam. The protocol and the rules stand in `exam/README.md`.
public final class MyExamServer {
    private MyExamServer() {}

    public static void main(String[] args) {
        throw new Todo("exam");
    }
}
