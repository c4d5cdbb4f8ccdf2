package cn.yinling.hub.view;

import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Reach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms are asked for; null for all.
 *
 * @param reach what their reader may see
 */
record AlarmQuery(
        @Nullable Boolean open,
        @Nullable String stage,
        @Nullable Integer lane,
        @Nullable String cause,
        @Nullable String street,
        @Nullable String resident,
        @Nullable String device,
        @Nullable String incident,
        @Nullable Instant from,
        @Nullable Instant to,
        Reach reach,
        @Nullable Instant beforeReceived,
        @Nullable String beforeId,
        int limit) {

    static AlarmQuery of(Call call) {
        Cursor cursor = call.cursor(2);
        return new AlarmQuery(
                call.flag("open"),
                call.query("stage"),
                call.number("lane"),
                call.query("cause"),
                call.query("street"),
                call.query("resident"),
                call.query("device"),
                null,
                call.instant("from"),
                call.instant("to"),
                call.reach(),
                cursor == null ? null : cursor.instant(0),
                cursor == null ? null : cursor.value(1),
                call.limit());
    }

    /** Those of an incident. */
    static AlarmQuery ofIncident(Call call, String incident) {
        Cursor cursor = call.cursor(2);
        return new AlarmQuery(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                incident,
                null,
                null,
                call.reach(),
                cursor == null ? null : cursor.instant(0),
                cursor == null ? null : cursor.value(1),
                call.limit());
    }

    static Cursor cursor(AlarmView last) {
        return Cursor.of(last.receivedAt().toString(), last.id());
    }
}
