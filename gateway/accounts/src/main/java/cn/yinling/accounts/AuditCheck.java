package cn.yinling.accounts;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

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
            Verification found =
                    Database.visit(database, "hub")
                            .map(jdbi -> AuditLog.verify(jdbi, read(config)))
                            .orElse(null);
            if (found == null) {
                out.println("The database does not run: start the gateway, then ask again.");
                return UNSEEN;
            }
            out.println(words(found));
            return found.intact() ? 0 : BROKEN;
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
            return UNSEEN;
        } catch (RuntimeException e) {
            out.println("The audit log cannot be read: " + e.getMessage());
            return UNSEEN;
        }
    }

    private static java.util.List<Anchor> read(AuditConfig config) {
        try {
            return new AnchorFile(config.anchors()).read();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The anchors cannot be read: %s. Compare with a copy of them."
                            .formatted(e.getMessage()),
                    e);
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
