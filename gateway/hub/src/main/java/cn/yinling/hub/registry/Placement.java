package cn.yinling.hub.registry;

import org.jspecify.annotations.Nullable;

/** Where a device is. */
public sealed interface Placement {
    /** In stock: it may not connect. */
    record InStock() implements Placement {}

    /** A resident's own, in the home where she lives, and moving with her. */
    record OfResident(String residentId) implements Placement {}

    /**
     * The home's, whoever lives there. Its alarms name the resident at the highest risk, for an
     * alarm names one.
     */
    record InHome(String homeId) implements Placement {}

    /** In a public place. */
    record InPlace(String placeId) implements Placement {}

    /** How it is written: {@code stock}, {@code resident}, {@code home} or {@code place}. */
    default String type() {
        return switch (this) {
            case InStock _ -> "stock";
            case OfResident _ -> "resident";
            case InHome _ -> "home";
            case InPlace _ -> "place";
        };
    }

    /** Whose or where; null in stock. */
    default @Nullable String id() {
        return switch (this) {
            case InStock _ -> null;
            case OfResident(String id) -> id;
            case InHome(String id) -> id;
            case InPlace(String id) -> id;
        };
    }

    /** Of at most one id that is not null. */
    static Placement of(
            @Nullable String residentId, @Nullable String homeId, @Nullable String placeId) {
        if (residentId != null) {
            return new OfResident(residentId);
        }
        if (homeId != null) {
            return new InHome(homeId);
        }
        return placeId != null ? new InPlace(placeId) : new InStock();
    }
}
