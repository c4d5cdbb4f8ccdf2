package cn.yinling.hub.deadletters;

import cn.yinling.hub.doors.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table {@code dead_letter}. Stateless. */
final class DeadLetterStore {
    private static final String ADD =
            """
            insert into dead_letter (device_id, topic, reason, detail, payload, payload_bytes, received_at)
            values (:device, :topic, :reason, :detail, :payload, :bytes, :received)
            """;
    private static final String NEWEST =
            """
            select id, device_id, topic, reason, detail, payload, payload_bytes, received_at
              from dead_letter
             where id < :before
               and (cast(:device as text) is null or device_id = :device)
               and (cast(:reason as text) is null or reason = :reason)
             order by id desc
             limit :limit
            """;
    private static final String COUNTS =
            """
            select reason, count(*) as letters
              from dead_letter
             group by reason
             order by reason
            """;
    private static final String DELETE_OLD =
            """
            delete from dead_letter
             where received_at < :oldest
            """;
    private static final String DELETE_SURPLUS =
            """
            delete from dead_letter
             where id <= (select id
                            from dead_letter
                           order by id desc
                          offset :most
                           limit 1)
            """;

    /** A row. */
    @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
    record Kept(
            long id,
            @Nullable String device,
            @Nullable String topic,
            String reason,
            String detail,
            byte[] payload,
            int payloadBytes,
            Instant receivedAt) {}

    /** Which letters are asked for; null for all. */
    record Query(@Nullable String device, @Nullable String reason, long before, int limit) {}

    void add(Jdbi jdbi, List<DeadLetter> letters) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(ADD);
            for (DeadLetter letter : letters) {
                batch.bind("device", letter.device())
                        .bind("topic", letter.topic())
                        .bind("reason", letter.refusal().code())
                        .bind("detail", letter.detail())
                        .bind("payload", letter.payload())
                        .bind("bytes", letter.payloadBytes())
                        .bind("received", letter.receivedAt())
                        .add();
            }
            batch.execute();
        });
    }

    /** The newest first. */
    List<Kept> find(Jdbi jdbi, Query query) {
        return jdbi.withHandle(handle ->
                handle.createQuery(NEWEST)
                        .bind("device", query.device())
                        .bind("reason", query.reason())
                        .bind("before", query.before())
                        .bind("limit", query.limit())
                        .map(row ->
                                new Kept(
                                        row.getColumn("id", Long.class),
                                        row.getColumn("device_id", String.class),
                                        row.getColumn("topic", String.class),
                                        row.getColumn("reason", String.class),
                                        row.getColumn("detail", String.class),
                                        row.getColumn("payload", byte[].class),
                                        row.getColumn("payload_bytes", Integer.class),
                                        row.getColumn("received_at", Instant.class)))
                        .list());
    }

    /** How many there are of each reason. */
    Map<String, Long> counts(Jdbi jdbi) {
        return jdbi.withHandle(handle ->
                handle.createQuery(COUNTS)
                        .setMapKeyColumn("reason")
                        .setMapValueColumn("letters")
                        .collectInto(new org.jdbi.v3.core.generic.GenericType<>() {}));
    }

    /** Deletes what is older, or beyond so many; how many that were. */
    int tidy(Jdbi jdbi, Instant oldest, int most) {
        return jdbi.withHandle(handle ->
                handle.createUpdate(DELETE_OLD).bind("oldest", oldest).execute()
                        + handle.createUpdate(DELETE_SURPLUS).bind("most", most).execute());
    }
}
