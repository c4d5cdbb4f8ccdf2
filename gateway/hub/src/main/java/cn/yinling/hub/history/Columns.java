package cn.yinling.hub.history;

import cn.yinling.link.reading.Vital;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a minute's and an hour's figures, in SQL. */
final class Columns {
    /** The vitals that have figures; of the bed there is a share of time. */
    static final List<Vital> VITALS =
            Arrays.stream(Vital.values())
                    .filter(vital -> vital.type() == Vital.Type.NUMBER)
                    .toList();

    private static final List<String> ALL =
            Stream.concat(
                            VITALS.stream()
                                    .map(Vital::wireName)
                                    .flatMap(vital ->
                                            Stream.of("_count", "_min", "_max", "_sum")
                                                    .map(vital::concat)),
                            Stream.of("bed_count", "bed_in", "readings"))
                    .toList();

    private Columns() {}

    /** Their names. */
    static String names() {
        return String.join(", ", ALL);
    }

    /** Figures of a group of readings, in the order of {@link #names()}. */
    static String ofReadings() {
        return VITALS.stream()
                        .map(Vital::wireName)
                        .map(vital ->
                                "count(%1$s), min(%1$s), max(%1$s), sum(%1$s::double precision)"
                                        .formatted(vital))
                        .collect(Collectors.joining(", "))
                + ", count(bed), count(*) filter (where bed), count(*)";
    }

    /** Figures of a group of minutes, in the order of {@link #names()}. */
    static String ofMinutes() {
        return VITALS.stream()
                        .map(Vital::wireName)
                        .map(vital ->
                                "sum(%1$s_count), min(%1$s_min), max(%1$s_max), sum(%1$s_sum)"
                                        .formatted(vital))
                        .collect(Collectors.joining(", "))
                + ", sum(bed_count), sum(bed_in), sum(readings)";
    }

    /** For {@code on conflict do update set}: all of them as they are now. */
    static String replaced() {
        return ALL.stream()
                .map(column -> "%1$s = excluded.%1$s".formatted(column))
                .collect(Collectors.joining(", "));
    }
}
