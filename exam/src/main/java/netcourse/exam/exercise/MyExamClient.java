package netcourse.exam.exercise;

import netcourse.common.Todo;

/// The client of the exam. The protocol and the rules stand in `exam/README.md`.
public final class MyExamClient {
    private MyExamClient() {}

    public static void main(String[] args) {
        throw new Todo("exam");
    }
}
