package cn.yinling.hub.enrolment;

import cn.yinling.hub.presence.Presence;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.reading.Vital;
import cn.yinling.register.DeviceFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table {@code self_test}, and what other tables say of a device under test. Stateless. */
final class SelfTestStore {
    private static final String ADD =
            """
            insert into self_test (id, device_id, expected, started_at, started_by)
            values (:id, :device, :expected, :at, :by)
            """;
    private static final String FIND =
            "select *, items::text as lines from self_test where id = :id";
    private static final String LATEST =
            """
            select *, items::text as lines
              from self_test
             where device_id = :device
             order by started_at desc, id desc
             limit :limit
            """;
    private static final String HEARD =
            """
            update self_test
               set is_heard = :heard
             where id = :id and finished_at is null
            """;
    private static final String FINISH =
            """
            update self_test
               set finished_at = :at, finished_by = :by, has_passed = :passed, items = cast(:items as jsonb)
             where id = :id and finished_at is null
            """;

    /** By time first: a partition or chunk a day. A backlog from before proves nothing. */
    private static final String READINGS =
            """
            select count(*) as readings,
                   bool_or(hr is not null) as hr, bool_or(br is not null) as br, bool_or(bed is not null) as bed,
                   bool_or(move is not null) as move, bool_or(spo2 is not null) as spo2,
                   bool_or(temp is not null) as temp, bool_or(room is not null) as room,
                   bool_or(batt is not null) as batt, bool_or(door is not null) as door,
                   bool_or(motion is not null) as motion,
                   (array_agg(batt order by at desc) filter (where batt is not null))[1] as last_batt,
                   extract(epoch from (array_agg(coalesce(at - device_at, interval '0') order by at desc))[1]) as clock_off
              from reading
             where device_id = :device and at >= cast(:since as timestamptz) - interval '1 hour'
               and received_at >= :since
            """;

    private static final String EXTRAS =
            """
            select distinct jsonb_object_keys(extra)
              from reading
             where device_id = :device and at >= cast(:since as timestamptz) - interval '1 hour'
               and received_at >= :since
            """;
    private static final String ALARMS =
            """
            select cause, bool_or(taken_at is not null) as is_taken
              from alarm
             where device_id = :device and received_at >= :since
             group by cause
            """;

    void add(
            Handle handle, String id, String device, List<String> expected, Instant at, String by) {
        handle.createUpdate(ADD)
                .bind("id", id)
                .bind("device", device)
                .bindArray("expected", String.class, expected)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    Optional<SelfTest> find(Handle handle, String id) {
        return handle.createQuery(FIND).bind("id", id).map(SelfTestStore::test).findOne();
    }

    /** The newest first. */
    List<SelfTest> latest(Handle handle, String device, int limit) {
        return handle.createQuery(LATEST)
                .bind("device", device)
                .bind("limit", limit)
                .map(SelfTestStore::test)
                .list();
    }

    boolean heard(Handle handle, String id, boolean isHeard) {
        return handle.createUpdate(HEARD).bind("id", id).bind("heard", isHeard).execute() > 0;
    }

    boolean finish(Handle handle, SelfTest test, Instant at, String by) {
        return handle.createUpdate(FINISH)
                        .bind("id", test.id())
                        .bind("at", at)
                        .bind("by", by)
                        .bind("passed", test.hasPassed())
                        .bind(
                                "items",
                                new String(LinkJson.write(test.items()), StandardCharsets.UTF_8))
                        .execute()
                > 0;
    }

    Seen seen(Handle handle, SelfTest test, DeviceFile device, @Nullable Presence presence) {
        Map<String, Boolean> alarms = new HashMap<>();
        handle.createQuery(ALARMS)
                .bind("device", test.deviceId())
                .bind("since", test.startedAt())
                .reduceRows(
                        alarms,
                        (all, row) -> {
                            all.put(
                                    row.getColumn("cause", String.class),
                                    row.getColumn("is_taken", Boolean.class));
                            return all;
                        });
        Set<String> names =
                new HashSet<>(
                        handle.createQuery(EXTRAS)
                                .bind("device", test.deviceId())
                                .bind("since", test.startedAt())
                                .mapTo(String.class)
                                .list());
        return handle.createQuery(READINGS)
                .bind("device", test.deviceId())
                .bind("since", test.startedAt())
                .map(row -> seen(row, test, device, presence, names, alarms))
                .one();
    }

    private static Seen seen(
            RowView row,
            SelfTest test,
            DeviceFile device,
            @Nullable Presence presence,
            Set<String> names,
            Map<String, Boolean> alarms) {
        for (Vital vital : Vital.values()) {
            if (Boolean.TRUE.equals(row.getColumn(vital.wireName(), Boolean.class))) {
                names.add(vital.wireName());
            }
        }
        Double clockOff = row.getColumn("clock_off", Double.class);
        return new Seen(
                presence,
                row.getColumn("readings", Integer.class),
                names,
                alarms.keySet(),
                alarms.getOrDefault(Cause.TEST.wireName(), false),
                row.getColumn("last_batt", Double.class),
                clockOff == null ? null : Duration.ofMillis(Math.round(clockOff * 1000)),
                device.details().voice() != null,
                test.isHeard());
    }

    private static SelfTest test(RowView row) {
        String lines = row.getColumn("lines", String.class);
        return new SelfTest(
                row.getColumn("id", String.class),
                row.getColumn("device_id", String.class),
                List.of(row.getColumn("expected", String[].class)),
                row.getColumn("started_at", Instant.class),
                row.getColumn("started_by", String.class),
                row.getColumn("is_heard", Boolean.class),
                row.getColumn("finished_at", Instant.class),
                row.getColumn("finished_by", String.class),
                Boolean.TRUE.equals(row.getColumn("has_passed", Boolean.class)),
                lines == null ? List.of() : items(lines));
    }

    private static List<SelfTest.Item> items(String json) {
        try {
            return List.of(
                    LinkJson.read(json.getBytes(StandardCharsets.UTF_8), SelfTest.Item[].class));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
