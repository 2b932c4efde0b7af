package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;

class NotingReaderTest {
    @Test
    void keepsNameOffsetBytesAndMeaningOfEveryField() throws ProtocolException {
        NotingReader fields = new NotingReader(Hex.parse("01 02 03"), 8);
        fields.u8("one");
        fields.means("the first");
        fields.skip("two", 2);
        assertThat(fields.notes())
                .extracting(NotedField::name, NotedField::offset, NotedField::meaning)
                .containsExactly(tuple("one", 8, "the first"), tuple("two", 9, ""));
        assertThat(fields.notes().getLast().bytes()).containsExactly(2, 3);
    }
}
