package cn.yinling.accounts.audit;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code ./care audit verify}: whether the audit log is as it was written. Stateless. */
public final class AuditCheck {
    /** Not as it was written. */
    static final int BROKEN = 1;

    /** Could not be looked at. */
    static final int UNSEEN = 2;

    private AuditCheck() {}

    /**
     * Prints what was found.
     *
     * @param database that runs already; nothing is started
     * @return the process's exit code
     */
    public static int run(DatabaseConfig database, AuditConfig config, PrintStream out) {
        try {
            List<Anchor> anchors = new AnchorFile(config.anchors()).read();
            Optional<Jdbi> running = Database.visit(database, "accounts");
            if (running.isEmpty()) {
                out.println("The database does not run: start the gateway, then ask again.");
                return UNSEEN;
            }
            Verification found = AuditLog.verify(running.get(), anchors);
            out.println(words(found));
            return found.intact() ? 0 : BROKEN;
        } catch (IOException e) {
            out.printf(
                    "The anchors cannot be read: %s. Compare with a copy of them.%n",
                    e.getMessage());
            return UNSEEN;
        } catch (RuntimeException e) {
            out.println("The audit log cannot be read: " + e.getMessage());
            return UNSEEN;
        }
    }

    static String words(Verification found) {
        Verification.Fault fault = found.fault();
        if (fault == null) {
            return String.format(
                    Locale.ROOT,
                    "The audit log is as it was written: %,d entries, %,d anchors fit.",
                    found.entries(),
                    found.anchors());
        }
        String what =
                switch (fault) {
                    case CHANGED -> "entry %d is not what was written there";
                    case MISSING -> "entry %d is gone";
                    case CUT_OFF -> "it was longer once: from entry %d on all is gone";
                    case REBUILT ->
                            "entry %d is not the one that was anchored: the log was made anew";
                };
        return "The audit log is NOT as it was written: %s. Up to there, %d entries are right; look into a backup of before."
                .formatted(what.formatted(found.brokenAt()), found.entries());
    }
}
