package cn.yinling.link.senml;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what can be read of a pack that {@link SenmlDecoder} refuses: cut short, with a byte wrong,
 * of wrong types, in another charset. It never refuses and never throws; the work is proportional
 * to the bytes. Thread-safe.
 */
public final class LooseSenml {
    private LooseSenml() {}

    /** What each format would make of it, the likelier one first. */
    public static Stream<List<LooseMeasurement>> guesses(byte[] pack) {
        Stream<Function<byte[], List<LooseRecord>>> readers =
                switch (SenmlFormat.of(pack)) {
                    case JSON -> Stream.of(LooseJson::records, LooseCbor::records);
                    case CBOR -> Stream.of(LooseCbor::records, LooseJson::records);
                };
        return readers.map(reader -> LooseMeasurement.of(reader.apply(pack)));
    }
}
