package netcourse.lesson04.mistake;

import java.util.Arrays;
import java.util.function.IntSupplier;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedHuffmanDecoder;
import netcourse.lesson04.exercise.HuffmanDecoder;

/// Further wrong solutions of exercise 4.9.
public final class HuffmanDecoderWrong {
    private HuffmanDecoderWrong() {}

    @Wrong("keeps the symbol in a byte")
    public static class KeepsSymbolsInBytes extends SolvedHuffmanDecoder {
        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            return super.next(bits) & 0xff;
        }
    }

    @Wrong("has one code for all objects")
    public static class SharesTheCode implements HuffmanDecoder {
        private static final HuffmanDecoder ONE = new SolvedHuffmanDecoder();

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            ONE.begin(lengths);
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            return ONE.next(bits);
        }
    }

    @Wrong("keeps the bits of a code that was not whole for the next call")
    public static class KeepsTheBits extends SolvedHuffmanDecoder {
        private String kept = "";

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            StringBuilder taken = new StringBuilder();
            int[] at = {0};
            String before = kept;
            try {
                int symbol =
                        super.next(() -> {
                            int bit =
                                    at[0] < before.length()
                                            ? before.charAt(at[0]++) - '0'
                                            : bits.getAsInt();
                            taken.append(bit);
                            return bit;
                        });
                kept = "";
                return symbol;
            } catch (RuntimeException e) {
                kept = taken.toString();
                throw e;
            }
        }
    }

    @Wrong("throws an exception of its own when the bits end")
    public static class WrapsTheException extends SolvedHuffmanDecoder {
        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            try {
                return super.next(bits);
            } catch (RuntimeException e) {
                throw new ProtocolException("the bits have ended");
            }
        }
    }

    @Wrong("sorts the caller's lengths")
    public static class SortsTheLengths extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            super.begin(lengths);
            Arrays.sort(lengths);
        }
    }

    @Wrong("takes a bit where there is no code at all")
    public static class TakesOneBit extends SolvedHuffmanDecoder {
        private boolean nothing;

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            nothing = Arrays.stream(lengths).allMatch(length -> length == 0);
            super.begin(lengths);
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            if (nothing) {
                bits.getAsInt();
            }
            return super.next(bits);
        }
    }

    @Wrong("refuses a code without symbols")
    public static class RefusesNothing extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            super.begin(lengths);
            if (Arrays.stream(lengths).allMatch(length -> length == 0)) {
                throw new ProtocolException("incomplete");
            }
        }
    }

    @Wrong("returns 0 for the single symbol, wherever it stands")
    public static class SingleIsZero extends SolvedHuffmanDecoder {
        private boolean single;

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            single = Arrays.stream(lengths).filter(length -> length > 0).count() == 1;
            super.begin(lengths);
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            int symbol = super.next(bits);
            return single ? 0 : symbol;
        }
    }

    @Wrong("knows codes of up to 14 bits")
    public static class StopsAt14 extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            if (Arrays.stream(lengths).anyMatch(length -> length > 14)) {
                throw new IllegalArgumentException("0..14");
            }
            super.begin(lengths);
        }
    }

    @Wrong("calls an over-subscribed code incomplete")
    public static class ConfusesTheWords extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            try {
                super.begin(lengths);
            } catch (ProtocolException e) {
                throw new ProtocolException("incomplete code");
            }
        }
    }

    @Wrong("leaves the code of before in force if it refuses one, and takes no other")
    public static class StaysRefused extends SolvedHuffmanDecoder {
        private ProtocolException refused;

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            if (refused != null) {
                throw refused;
            }
            try {
                super.begin(lengths);
            } catch (ProtocolException e) {
                refused = e;
                throw e;
            }
        }
    }

    @Wrong(value = "refuses a symbol without a code", nameless = true)
    public static class RefusesTheAbsent extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            super.begin(lengths);
            if (Arrays.stream(lengths).anyMatch(length -> length == 0)) {
                throw new ProtocolException("incomplete: a symbol has no code");
            }
        }
    }

    @Wrong(value = "compares the codes of each length with the room, alone", nameless = true)
    public static class CountsEachLengthAlone extends SolvedHuffmanDecoder {
        @Override
        public void begin(int[] lengths) throws ProtocolException {
            try {
                super.begin(lengths);
            } catch (ProtocolException e) {
                boolean over =
                        Arrays.stream(lengths)
                                .anyMatch(length ->
                                        Arrays.stream(lengths).filter(l -> l == length).count()
                                                > 1 << length);
                if (over || !e.getMessage().startsWith("over")) {
                    throw e;
                }
            }
        }
    }

    @Wrong(value = "returns -1 for bits that are no code", nameless = true)
    public static class ReturnsMinusOne extends SolvedHuffmanDecoder {
        @Override
        public int next(IntSupplier bits) {
            try {
                return super.next(bits);
            } catch (ProtocolException e) {
                return -1;
            }
        }
    }
}
