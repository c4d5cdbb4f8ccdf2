package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resident's record as the API has it: the person and the home in one. Immutable. */
record ResidentView(
        String id,
        String name,
        @Nullable String preferredName,
        @Nullable String sex,
        LocalDate bornOn,
        @Nullable String phone,
        String street,
        String streetName,
        String homeId,
        String address,
        @Nullable String building,
        @Nullable String door,
        @Nullable String keySafe,
        @Nullable String entryNote,
        @Nullable String dialect,
        @Nullable String mobility,
        List<String> illnesses,
        List<String> medicines,
        @Nullable String risk,
        @Nullable String mainsDevice,
        List<Resident.Contact> contacts,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** What a list has of her. */
    record Summary(
            String id,
            String name,
            @Nullable String sex,
            LocalDate bornOn,
            String street,
            @Nullable String risk,
            @Nullable Instant endedAt) {
        static Summary of(ResidentFile file, DistrictClock clock) {
            return new Summary(
                    file.id(),
                    file.person().name(),
                    file.person().sex(),
                    file.person().bornOn(),
                    file.home().details().street(),
                    file.person().risk(),
                    endOf(file, clock));
        }
    }

    /** What is sent to enter or change her. */
    record Entry(
            @Nullable String id,
            String name,
            @Nullable String preferredName,
            @Nullable String sex,
            LocalDate bornOn,
            @Nullable String phone,
            String street,
            @Nullable String homeId,
            String address,
            @Nullable String building,
            @Nullable String door,
            @Nullable String keySafe,
            @Nullable String entryNote,
            @Nullable String dialect,
            @Nullable String mobility,
            @Nullable List<String> illnesses,
            @Nullable List<String> medicines,
            @Nullable String risk,
            @Nullable String mainsDevice,
            @Nullable List<Resident.Contact> contacts) {
        Person person() {
            return new Person(
                    name,
                    preferredName,
                    sex,
                    bornOn,
                    phone,
                    dialect,
                    mobility,
                    illnesses == null ? List.of() : illnesses,
                    medicines == null ? List.of() : medicines,
                    contacts == null ? List.of() : contacts,
                    risk,
                    mainsDevice);
        }

        HomeDraft home() {
            return new HomeDraft(street, address, building, door, keySafe, entryNote);
        }
    }

    static ResidentView of(ResidentFile file, DistrictClock clock) {
        Person person = file.person();
        HomeDraft home = file.home().details();
        return new ResidentView(
                file.id(),
                person.name(),
                person.preferredName(),
                person.sex(),
                person.bornOn(),
                person.phone(),
                home.street(),
                file.home().streetName(),
                file.home().id(),
                home.address(),
                home.building(),
                home.door(),
                home.keySafe(),
                home.entryNote(),
                person.dialect(),
                person.mobility(),
                person.illnesses(),
                person.medicines(),
                person.risk(),
                person.mainsDevice(),
                person.contacts(),
                endOf(file, clock),
                file.careEnd() == null ? null : file.careEnd().reason());
    }

    private static @Nullable Instant endOf(ResidentFile file, DistrictClock clock) {
        return file.careEnd() == null ? null : clock.startOf(file.careEnd().on());
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "ResidentView[" + id + "]";
    }
}
