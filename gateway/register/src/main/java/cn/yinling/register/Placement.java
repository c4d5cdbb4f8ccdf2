package cn.yinling.register;

import org.jspecify.annotations.Nullable;

/** Where a device is. */
public sealed interface Placement {
    Words UNKNOWN =
            new Words("系统中没有该%s：请先登记", "there is no such %s in the register: enter it first");
    Words ONLY_ONE =
            new Words(
                    "老人编号、住所编号、场所编号只能填一个",
                    "only one of residentId, homeId and placeId may be given");

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

    /** How people call that kind of place. */
    default Words kind() {
        return switch (this) {
            case InStock _ -> new Words("仓库", type());
            case OfResident _ -> new Words("老人", type());
            case InHome _ -> new Words("住所", type());
            case InPlace _ -> new Words("场所", type());
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
