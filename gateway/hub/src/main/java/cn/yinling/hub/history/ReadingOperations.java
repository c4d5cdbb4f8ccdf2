package cn.yinling.hub.history;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what devices measured. Thread-safe. */
public final class ReadingOperations implements Operations {
    private static final int LIMIT = 1000;
    private static final Duration MINUTES_MOST = Duration.ofDays(31);
    private static final Duration HOURS_MOST = Duration.ofDays(3660);
    private static final Duration DOWNLOAD_MOST = Duration.ofDays(31);

    private final History history;

    public ReadingOperations(History history) {
        this.history = history;
    }

    /** A page, of whatever resolution. */
    record Answered<T>(String resolution, List<T> items, @Nullable Cursor next) {
        static <T> Answered<T> of(String resolution, Page<T> page) {
            return new Answered<>(resolution, page.items(), page.next());
        }
    }

    /** A reading. */
    record Raw(
            Instant at,
            long seq,
            Instant receivedAt,
            @Nullable Instant deviceAt,
            Map<String, Double> values,
            @JsonRawValue @Nullable String extra) {
        static Raw of(ReadingRow row) {
            return new Raw(
                    row.reading().at(),
                    row.reading().sequence(),
                    row.receivedAt(),
                    row.deviceAt(),
                    row.reading().vitals().byName(),
                    row.reading().extraJson());
        }
    }

    /** A minute or an hour. */
    record Sum(
            Instant from,
            long readings,
            Map<String, Summary.Figures> values,
            @Nullable Double inBed) {
        static Sum of(Summary summary) {
            Map<String, Summary.Figures> values = new LinkedHashMap<>();
            for (Vital vital : Columns.VITALS) {
                Summary.Figures figures = summary.vitals().get(vital);
                if (figures != null) {
                    values.put(vital.wireName(), figures);
                }
            }
            return new Sum(summary.from(), summary.readings(), values, summary.inBed());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listReadings", this::list).on("downloadReadings", this::download);
    }

    private Answer list(Call call) {
        DeviceId device = call.device();
        Instant from = call.time("from");
        Instant to = call.time("to");
        int limit = call.limit(LIMIT);
        String resolution = call.query("resolution", "raw");
        return switch (resolution) {
            case "minute" -> {
                check(from, to, MINUTES_MOST);
                yield sums(resolution, history.minutes(device, start(call, from), to), limit);
            }
            case "hour" -> {
                check(from, to, HOURS_MOST);
                yield sums(resolution, history.hours(device, start(call, from), to), limit);
            }
            default -> {
                check(from, to, Duration.ofDays(36_600));
                yield raw(call, device, from, to, limit);
            }
        };
    }

    /** A page of minutes begins just after the last one's. */
    private static Instant start(Call call, Instant from) {
        Cursor cursor = call.cursor(2);
        return cursor == null ? from : cursor.instant(0).plusMillis(1);
    }

    private static Answer sums(String resolution, List<Summary> found, int limit) {
        List<Sum> items = found.stream().limit(limit + 1L).map(Sum::of).toList();
        return Answer.json(
                Answered.of(
                        resolution,
                        Page.of(items, limit, sum -> Cursor.of(sum.from().toString(), ""))));
    }

    private Answer raw(Call call, DeviceId device, Instant from, Instant to, int limit) {
        Cursor cursor = call.cursor(2);
        List<ReadingRow> found =
                cursor == null
                        ? history.readings(device, from, to, limit + 1)
                        : history.readingsAfter(
                                device, cursor.instant(0), cursor.number(1), to, limit + 1);
        return Answer.json(
                Answered.of(
                        "raw",
                        Page.of(
                                found.stream().map(Raw::of).toList(),
                                limit,
                                raw -> Cursor.of(raw.at().toString(), String.valueOf(raw.seq())))));
    }

    private Answer download(Call call) {
        DeviceId device = call.device();
        Instant from = call.time("from");
        Instant to = call.time("to");
        check(from, to, DOWNLOAD_MOST);
        SenmlDownload download = new SenmlDownload(history, device, from, to);
        return new Answer.Pieces(
                "application/senml+json",
                "%s-%s.senml.json".formatted(device, from.toString().replace(':', '-')),
                download::write);
    }

    private static void check(Instant from, Instant to, Duration most) {
        if (!from.isBefore(to)) {
            throw Call.mistake("query", "to", "must be after 'from'");
        }
        if (Duration.between(from, to).compareTo(most) > 0) {
            throw Call.mistake(
                    "query", "to", "must be at most %d days after 'from'".formatted(most.toDays()));
        }
    }
}
