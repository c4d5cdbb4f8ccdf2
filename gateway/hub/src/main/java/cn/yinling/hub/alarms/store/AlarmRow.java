package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A row of the table {@code alarm} as an alarm. The columns say what it is, whatever became of its
 * body: where that cannot be told, one is made of the columns, so that somebody hears of it.
 */
final class AlarmRow {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmRow.class);

    /** What a query needs for {@link #alarm}. */
    static final String COLUMNS =
            """
            alarm.id, alarm.device_id, alarm.resident_id, alarm.cause, alarm.lane, alarm.onset, alarm.received_at,
            coalesce(alarm.street_code, '') as street, cast(alarm.body as text) as body,
            (select device.kind from device where device.id = alarm.device_id) as device_kind
            """;

    private AlarmRow() {}

    static OpenAlarm alarm(RowView row) {
        String id = row.getColumn("id", String.class);
        String body = row.getColumn("body", String.class);
        try {
            OpenAlarm told = OpenAlarm.read(body);
            if (told.known().isPresent()) {
                // The hotline must be able to read it, too.
                LinkJson.read(body.getBytes(StandardCharsets.UTF_8), Alarm.class);
            }
            if (told.alarmId().equals(id)) {
                return told;
            }
            LOG.error("the body of alarm {} in the database is another alarm's", id);
        } catch (MalformedJsonException e) {
            LOG.error("the body of alarm {} in the database is unreadable: {}", id, e.getMessage());
        }
        return ofColumns(id, row);
    }

    /** As the hotline reads an alarm; the cause may be one that this hub does not know. */
    private record Plain(
            String alarmId,
            String cause,
            Lane lane,
            Instant onset,
            Instant receivedAt,
            Alarm.Source device,
            Place place) {}

    private static OpenAlarm ofColumns(String id, RowView row) {
        String device = row.getColumn("device_id", String.class);
        @Nullable String kind = row.getColumn("device_kind", String.class);
        String street = row.getColumn("street", String.class);
        Plain plain =
                new Plain(
                        id,
                        row.getColumn("cause", String.class),
                        lane(row.getColumn("lane", Integer.class)),
                        row.getColumn("onset", Instant.class),
                        row.getColumn("received_at", Instant.class),
                        new Alarm.Source(device, kind == null ? "bed" : kind, null),
                        new Place(street, street, null, "", null));
        return new OpenAlarm(
                id,
                device,
                row.getColumn("resident_id", String.class),
                plain.cause(),
                plain.lane(),
                plain.onset(),
                plain.receivedAt(),
                street,
                street,
                new String(LinkJson.write(plain), StandardCharsets.UTF_8));
    }

    /** One that only a newer hub knows is for a person to look at. */
    static Lane lane(int number) {
        return number >= Lane.EMERGENCY.number() && number <= Lane.TEST.number()
                ? Lane.ofNumber(number)
                : Lane.CARE;
    }
}
