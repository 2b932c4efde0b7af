package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector.DissectedField;
import org.junit.jupiter.api.Test;

class DissectorTest {
    @Test
    void keepsNameOffsetBytesAndMeaningOfEveryField() throws ProtocolException {
        Dissector fields = new Dissector(Hex.parse("01 02 03"), 8);
        fields.u8("one");
        fields.means("the first");
        fields.skip("two", 2);
        assertThat(fields.dissected())
                .extracting(DissectedField::name, DissectedField::offset, DissectedField::meaning)
                .containsExactly(tuple("one", 8, "the first"), tuple("two", 9, ""));
        assertThat(fields.dissected().getLast().bytes()).containsExactly(2, 3);
    }
}
