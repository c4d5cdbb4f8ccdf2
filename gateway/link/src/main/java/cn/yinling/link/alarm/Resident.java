package cn.yinling.link.alarm;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent must know of the person, before she says the first word. Sensitive personal
 * information: never logged.
 *
 * @param sex {@code female} or {@code male}
 * @param risk {@code high}, {@code medium}, {@code medium-low} or {@code low}
 * @param contacts in the order in which they are called
 * @param mainsDevice what of hers cannot do without electricity, as an oxygen concentrator; null
 *     where nothing is known of one, and in what older hubs wrote
 */
public record Resident(
        String id,
        String name,
        @Nullable String preferredName,
        @Nullable String sex,
        LocalDate bornOn,
        @Nullable String phone,
        @Nullable String dialect,
        @Nullable String mobility,
        List<String> illnesses,
        List<String> medicines,
        List<Contact> contacts,
        @Nullable String risk,
        @Nullable String mainsDevice) {

    public Resident {
        illnesses = List.copyOf(illnesses);
        medicines = List.copyOf(medicines);
        contacts = List.copyOf(contacts);
    }

    /** Somebody of whom no device is known that needs electricity. */
    public Resident(
            String id,
            String name,
            @Nullable String preferredName,
            @Nullable String sex,
            LocalDate bornOn,
            @Nullable String phone,
            @Nullable String dialect,
            @Nullable String mobility,
            List<String> illnesses,
            List<String> medicines,
            List<Contact> contacts,
            @Nullable String risk) {
        this(
                id,
                name,
                preferredName,
                sex,
                bornOn,
                phone,
                dialect,
                mobility,
                illnesses,
                medicines,
                contacts,
                risk,
                null);
    }

    /** Somebody to call. */
    public record Contact(String name, String relation, String phone) {}

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Resident[" + id + "]";
    }
}
