package netcourse.lesson03;

import static netcourse.lesson03.StructValues.bigInteger;
import static netcourse.lesson03.StructValues.bytes;
import static netcourse.lesson03.StructValues.decimal;
import static netcourse.lesson03.StructValues.integer;
import static netcourse.lesson03.StructValues.truth;

/// Goes through the fields of a format, whatever they are.
final class StructInterpreter extends StructAccess {
    private final StructField[] fields;
    private final boolean big;
    private final int size;
    private final int values;

    StructInterpreter(StructFormat format) {
        this.fields = format.fields().toArray(StructField[]::new);
        this.big = format.bigEndian();
        this.size = format.size();
        this.values = format.values();
    }

    @Override
    int size() {
        return size;
    }

    @Override
    int values() {
        return values;
    }

    @Override
    void write(Object[] values, byte[] bytes, int start) {
        for (StructField field : fields) {
            int at = start + field.offset();
            int end = field.firstIndex() + field.values();
            for (int index = field.firstIndex(); index < end; index++) {
                write(bytes, at, values[index], field, index);
                at += field.valueBytes();
            }
        }
    }

    private void write(byte[] b, int at, Object v, StructField f, int i) {
        switch (f.type()) {
            case PAD -> throw new IllegalStateException("padding has no value");
            case OCTET -> StructWriter.octet(b, at, big, bytes(v, f, i), f, i);
            case BOOL -> StructWriter.bool(b, at, big, truth(v, f, i), f, i);
            case INT8 -> StructWriter.int8(b, at, big, integer(v, f, i), f, i);
            case UINT8 -> StructWriter.uint8(b, at, big, integer(v, f, i), f, i);
            case INT16 -> StructWriter.int16(b, at, big, integer(v, f, i), f, i);
            case UINT16 -> StructWriter.uint16(b, at, big, integer(v, f, i), f, i);
            case INT32 -> StructWriter.int32(b, at, big, integer(v, f, i), f, i);
            case UINT32 -> StructWriter.uint32(b, at, big, integer(v, f, i), f, i);
            case INT64 -> StructWriter.int64(b, at, big, integer(v, f, i), f, i);
            case UINT64 -> StructWriter.uint64(b, at, big, bigInteger(v, f, i), f, i);
            case POINTER -> StructWriter.pointer(b, at, big, bigInteger(v, f, i), f, i);
            case HALF -> StructWriter.half(b, at, big, decimal(v, f, i), f, i);
            case FLOAT32 -> StructWriter.float32(b, at, big, decimal(v, f, i), f, i);
            case CAST32 -> StructWriter.cast32(b, at, big, decimal(v, f, i), f, i);
            case FLOAT64 -> StructWriter.float64(b, at, big, decimal(v, f, i), f, i);
            case OCTETS -> StructWriter.octets(b, at, big, bytes(v, f, i), f, i);
            case PASCAL -> StructWriter.pascal(b, at, big, bytes(v, f, i), f, i);
        }
    }

    @Override
    void read(byte[] bytes, int start, Object[] values) {
        for (StructField field : fields) {
            int at = start + field.offset();
            int end = field.firstIndex() + field.values();
            for (int index = field.firstIndex(); index < end; index++) {
                values[index] = read(bytes, at, field);
                at += field.valueBytes();
            }
        }
    }

    private Object read(byte[] b, int at, StructField f) {
        return switch (f.type()) {
            case PAD -> throw new IllegalStateException("padding has no value");
            case OCTET -> StructReader.octet(b, at, big, f);
            case BOOL -> StructReader.bool(b, at, big, f);
            case INT8 -> StructReader.int8(b, at, big, f);
            case UINT8 -> StructReader.uint8(b, at, big, f);
            case INT16 -> StructReader.int16(b, at, big, f);
            case UINT16 -> StructReader.uint16(b, at, big, f);
            case INT32 -> StructReader.int32(b, at, big, f);
            case UINT32 -> StructReader.uint32(b, at, big, f);
            case INT64 -> StructReader.int64(b, at, big, f);
            case UINT64 -> StructReader.uint64(b, at, big, f);
            case POINTER -> StructReader.pointer(b, at, big, f);
            case HALF -> StructReader.half(b, at, big, f);
            case FLOAT32 -> StructReader.float32(b, at, big, f);
            case CAST32 -> StructReader.cast32(b, at, big, f);
            case FLOAT64 -> StructReader.float64(b, at, big, f);
            case OCTETS -> StructReader.octets(b, at, big, f);
            case PASCAL -> StructReader.pascal(b, at, big, f);
        };
    }
}
