package netcourse.lesson05.demo;

/// Who sends.
enum Side {
    CLIENT,
    SERVER;

    /// As it stands in the log.
    String title() {
        return this == CLIENT ? "client" : "server";
    }
}
