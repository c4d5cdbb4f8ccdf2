package cn.yinling.register;

import cn.yinling.runtime.web.api.Reach;
import org.jdbi.v3.core.statement.SqlStatement;

/** The part of a statement that leaves out what its reader may not see. */
public final class Within {
    /** For a statement that has {@code resident} and {@code home}. */
    public static final String RESIDENT =
            "(:reachesAll or home.street_code = any(:reachStreets) or resident.id = any(:reachResidents))";

    /** For a statement of alarms, which know their street and whose they are. */
    public static final String ALARM =
            "(:reachesAll or street_code = any(:reachStreets) or resident_id = any(:reachResidents))";

    private Within() {}

    /** Binds what the conditions ask for. */
    public static <S extends SqlStatement<S>> S bind(S statement, Reach reach) {
        return statement
                .bind("reachesAll", reach.isWhole())
                .bindArray("reachStreets", String.class, reach.streets())
                .bindArray("reachResidents", String.class, reach.residents());
    }
}
