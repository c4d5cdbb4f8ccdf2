package cn.yinling.accounts.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code second_factor} and {@code recovery_code}. Stateless. */
public final class FactorStore {
    private static final String ENROL =
            """
            insert into accounts.second_factor (person_id, secret, enrolled_at, last_step)
            values (:person, :secret, :at, :step)
                on conflict (person_id) do update
                set secret = excluded.secret, enrolled_at = excluded.enrolled_at, last_step = excluded.last_step
            """;
    private static final String DROP =
            """
            delete from accounts.second_factor
             where person_id = :person
            """;
    private static final String DROP_RECOVERY =
            """
            delete from accounts.recovery_code
             where person_id = :person
            """;
    private static final String ADD_RECOVERY =
            """
            insert into accounts.recovery_code (person_id, code_hash)
            values (:person, :hash)
            """;
    private static final String USE_RECOVERY =
            """
            delete from accounts.recovery_code
             where person_id = :person and code_hash = :hash
            """;
    private static final String USED =
            """
            update accounts.second_factor
               set last_step = greatest(last_step, :step)
             where person_id = :person
            """;
    private static final String LAST_STEPS =
            """
            select person_id, last_step
              from accounts.second_factor
             where last_step >= :since
            """;

    /** Gives a person a second factor, in place of the one she has. */
    void enrol(
            Handle handle,
            String personId,
            byte[] secret,
            Instant at,
            long step,
            Collection<OneTimeCode> recovery) {
        handle.createUpdate(ENROL)
                .bind("person", personId)
                .bind("secret", secret)
                .bind("at", at)
                .bind("step", step)
                .execute();
        handle.createUpdate(DROP_RECOVERY).bind("person", personId).execute();
        for (OneTimeCode code : recovery) {
            handle.createUpdate(ADD_RECOVERY)
                    .bind("person", personId)
                    .bind("hash", code.hash())
                    .execute();
        }
    }

    /** Takes a person's second factor away; false where she has none. */
    public boolean drop(Handle handle, String personId) {
        handle.createUpdate(DROP_RECOVERY).bind("person", personId).execute();
        return handle.createUpdate(DROP).bind("person", personId).execute() > 0;
    }

    /** Uses a recovery code; false where it is none of hers, or was used. */
    boolean useRecovery(Handle handle, String personId, String typed) {
        return handle.createUpdate(USE_RECOVERY)
                        .bind("person", personId)
                        .bind("hash", OneTimeCode.hashOf(typed))
                        .execute()
                > 0;
    }

    /** Writes down which codes were used last. */
    public void used(Handle handle, Map<String, Long> steps) {
        PreparedBatch batch = handle.prepareBatch(USED);
        steps.forEach((person, step) -> batch.bind("person", person).bind("step", step).add());
        batch.execute();
    }

    /** Which codes were used last, of those that could still be used again. */
    public Map<String, Long> lastSteps(Handle handle, Instant now) {
        return handle.createQuery(LAST_STEPS)
                .bind("since", Totp.firstGood(now))
                .map(row ->
                        Map.entry(
                                row.getColumn("person_id", String.class),
                                row.getColumn("last_step", Long.class)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
