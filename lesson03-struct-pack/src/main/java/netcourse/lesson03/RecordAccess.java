package netcourse.lesson03;

/// Moves the components of one record class between a record and bytes.
abstract class RecordAccess {
    /// The number of bytes; a constant, with which the JIT compiler can do more.
    abstract int size();

    abstract void write(Record value, byte[] bytes, int start);

    abstract Record read(byte[] bytes, int start);
}
