package cn.yinling.register.carebeds;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.register.Within;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code care_bed}, {@code care_bed_equipment} and {@code care_bed_event}. Stateless.
 */
final class CareBedStore {
    private static final String SELECT =
            """
            select care_bed.*, resident.name as resident_name, resident.born_on, home.street_code,
                   (select coalesce(json_agg(json_build_object('item', item, 'count', quantity, 'deviceId', device_id)
                                             order by position), '[]')
                      from care_bed_equipment
                     where care_bed_id = care_bed.id)::text as equipment
              from care_bed
              join resident on resident.id = care_bed.resident_id
              join home on home.id = resident.home_id
            """;
    private static final String FIND = SELECT + " where care_bed.id = :id";
    private static final String LATEST =
            SELECT
                    + """
                     where resident_id = :resident
                     order by stage in ('handed-back', 'refused', 'withdrawn'), opened_at desc
                     limit 1
                    """;
    private static final String SOME =
            SELECT
                    + """
                     where (cast(:street as text) is null or home.street_code = :street)
                       and (cast(:stage as text) is null or stage = :stage)
                       and (cast(:resident as text) is null or resident_id = :resident)
                       and (cast(:due as date) is null or stage = 'installed' and next_check_on <= :due)
                       and (cast(:after as text) is null or care_bed.id > :after)
                       and %s
                     order by care_bed.id
                     limit :limit
                    """
                            .formatted(Within.RESIDENT);
    private static final String OPEN =
            """
            insert into care_bed (id, resident_id, stage, circumstances, opened_at, changed_at)
            values (:id, :resident, 'applied', cast(:circumstances as jsonb), :at, :at)
                on conflict (resident_id) where stage not in ('handed-back', 'refused', 'withdrawn') do nothing
            """;
    private static final String LOCK = "select id from care_bed where id = :id for update";
    private static final String MOVE =
            """
            update care_bed
               set stage = :stage, circumstances = cast(:circumstances as jsonb), next_check_on = cast(:next as date),
                   version = version + 1, changed_at = :at
             where id = :id
            """;
    private static final String FORGET_EQUIPMENT =
            """
            delete from care_bed_equipment where care_bed_id = :id
            """;
    private static final String ADD_EQUIPMENT =
            """
            insert into care_bed_equipment (care_bed_id, position, item, quantity, device_id)
            values (:id, :position, :item, :count, :device)
            """;
    private static final String NOTE =
            """
            insert into care_bed_event (care_bed_id, number, at, by, step, stage, detail)
            values (:id, (select count(*) + 1 from care_bed_event where care_bed_id = :id),
                    :at, :by, :step, :stage, cast(:detail as jsonb))
            """;
    private static final String HISTORY =
            """
            select number, at, by, step, stage, detail::text as detail
              from care_bed_event
             where care_bed_id = :id
             order by number
            """;
    private static final String ELSEWHERE =
            """
            select care_bed_id
              from care_bed_equipment
              join care_bed on care_bed.id = care_bed_id
             where device_id = :device and care_bed_id <> :id
               and stage not in ('handed-back', 'refused', 'withdrawn')
             limit 1
            """;

    Optional<CareBed> find(Handle handle, String id, LocalDate today) {
        return handle.createQuery(FIND).bind("id", id).map(row -> bed(row, today)).findOne();
    }

    Optional<CareBed> latest(Handle handle, String residentId, LocalDate today) {
        return handle.createQuery(LATEST)
                .bind("resident", residentId)
                .map(row -> bed(row, today))
                .findOne();
    }

    /** One more than asked for, where there are more. */
    List<CareBed> some(Handle handle, CareBedQuery query, LocalDate today) {
        return Within.bind(handle.createQuery(SOME), query.reach())
                .bind("street", query.street())
                .bind("stage", query.stage() == null ? null : query.stage().code())
                .bind("resident", query.resident())
                .bind("due", query.dueBy())
                .bind("after", query.after())
                .bind("limit", query.limit() + 1)
                .map(row -> bed(row, today))
                .list();
    }

    /** Whether it was opened; not where the resident has one that is open. */
    boolean open(Handle handle, String id, String residentId, Circumstances known, Instant at) {
        return handle.createUpdate(OPEN)
                        .bind("id", id)
                        .bind("resident", residentId)
                        .bind("circumstances", json(known))
                        .bind("at", at)
                        .execute()
                > 0;
    }

    /** Makes others who want to change it wait until this transaction's end. */
    void lock(Handle handle, String id) {
        handle.createQuery(LOCK).bind("id", id).mapTo(String.class).findOne();
    }

    void move(
            Handle handle,
            String id,
            Stage stage,
            Circumstances known,
            @Nullable LocalDate nextCheckOn,
            Instant at) {
        handle.createUpdate(MOVE)
                .bind("id", id)
                .bind("stage", stage.code())
                .bind("circumstances", json(known))
                .bind("next", nextCheckOn)
                .bind("at", at)
                .execute();
    }

    void equip(Handle handle, String id, List<Equipment> equipment) {
        handle.createUpdate(FORGET_EQUIPMENT).bind("id", id).execute();
        PreparedBatch batch = handle.prepareBatch(ADD_EQUIPMENT);
        int position = 1;
        for (Equipment line : equipment) {
            batch.bind("id", id)
                    .bind("position", position++)
                    .bind("item", line.item())
                    .bind("count", line.count())
                    .bind("device", line.deviceId())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void note(Handle handle, String id, Step step, Stage stage, String by, Instant at) {
        handle.createUpdate(NOTE)
                .bind("id", id)
                .bind("at", at)
                .bind("by", by)
                .bind("step", step.kind().code())
                .bind("stage", stage.code())
                .bind("detail", json(step))
                .execute();
    }

    List<CareBed.Event> history(Handle handle, String id) {
        return handle.createQuery(HISTORY)
                .bind("id", id)
                .map(row ->
                        new CareBed.Event(
                                row.getColumn("number", Integer.class),
                                row.getColumn("at", Instant.class),
                                row.getColumn("by", String.class),
                                Step.Kind.valueOf(
                                        row.getColumn("step", String.class)
                                                .toUpperCase(Locale.ROOT)
                                                .replace('-', '_')),
                                Stage.ofCode(row.getColumn("stage", String.class)),
                                row.getColumn("detail", String.class)))
                .list();
    }

    /** Another open file that lists the device. */
    Optional<String> elsewhere(Handle handle, String id, String deviceId) {
        return handle.createQuery(ELSEWHERE)
                .bind("id", id)
                .bind("device", deviceId)
                .mapTo(String.class)
                .findOne();
    }

    private static CareBed bed(RowView row, LocalDate today) {
        Stage stage = Stage.ofCode(row.getColumn("stage", String.class));
        Circumstances known =
                read(row.getColumn("circumstances", String.class), Circumstances.class);
        Eligibility.Judgement judgement =
                Eligibility.judge(known, row.getColumn("born_on", LocalDate.class), today);
        return new CareBed(
                row.getColumn("id", String.class),
                row.getColumn("version", Long.class),
                row.getColumn("resident_id", String.class),
                row.getColumn("resident_name", String.class),
                row.getColumn("street_code", String.class),
                stage,
                known,
                judgement,
                List.of(read(row.getColumn("equipment", String.class), Equipment[].class)),
                row.getColumn("next_check_on", LocalDate.class),
                stage.possible(judgement),
                row.getColumn("opened_at", Instant.class),
                row.getColumn("changed_at", Instant.class));
    }

    private static String json(Object value) {
        return new String(LinkJson.write(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return LinkJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
