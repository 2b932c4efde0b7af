package netcourse.lesson03;

/// Moves the values of one format between objects and bytes. Whoever calls has seen to it that
/// there are as many of both as the format asks for.
abstract class StructAccess {
    /// The number of bytes; in compiled code a constant, with which the JIT compiler can do more.
    abstract int size();

    /// The number of values; the same.
    abstract int values();

    /// @param bytes zero wherever the format has padding
    /// @param start of the first field
    abstract void write(Object[] values, byte[] bytes, int start);

    abstract void read(byte[] bytes, int start, Object[] values);
}
