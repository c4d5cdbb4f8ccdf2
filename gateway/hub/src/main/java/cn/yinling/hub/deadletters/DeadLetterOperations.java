package cn.yinling.hub.deadletters;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads dead letters. Thread-safe. */
public final class DeadLetterOperations implements Operations {
    private static final List<String> REASONS =
            Arrays.stream(Refusal.values()).map(Refusal::code).toList();

    private final Database database;
    private final DeadLetters letters;
    private final DeadLetterStore store = new DeadLetterStore();

    public DeadLetterOperations(Database database, DeadLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    /**
     * How many there are.
     *
     * @param kept in the table, by reason
     * @param surplus not kept since the start, for their device had sent too many within a minute
     * @param dropped lost since the start, for the database did not take them
     */
    record Counts(Map<String, Long> kept, long surplus, long dropped) {
        Counts {
            kept = Map.copyOf(kept);
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listDeadLetters", this::page).on("countDeadLetters", _ -> counts());
    }

    private Answer page(Call call) {
        Cursor cursor = call.cursor(1);
        int limit = call.limit();
        DeadLetterStore.Query query =
                new DeadLetterStore.Query(
                        call.query("device"),
                        reason(call),
                        cursor == null ? Long.MAX_VALUE : cursor.number(0),
                        limit + 1);
        return Answer.json(LetterPage.of(store.find(database.jdbi(), query), limit));
    }

    private static @Nullable String reason(Call call) {
        String reason = call.query("reason");
        if (reason != null && !REASONS.contains(reason)) {
            throw Call.mistake("query", "reason", "must be one of " + String.join(", ", REASONS));
        }
        return reason;
    }

    private Answer counts() {
        return Answer.json(
                new Counts(store.counts(database.jdbi()), letters.surplus(), letters.dropped()));
    }
}
