package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as somebody enters or changes her. Sensitive personal information. Immutable.
 *
 * @param sex {@code female} or {@code male}
 * @param contacts in the order in which they are called
 * @param risk see {@link Risk}
 * @param mainsDevice what of hers cannot do without electricity
 */
public record Person(
        String name,
        @Nullable String preferredName,
        @Nullable String sex,
        LocalDate bornOn,
        @Nullable String phone,
        @Nullable String dialect,
        @Nullable String mobility,
        List<String> illnesses,
        List<String> medicines,
        List<Resident.Contact> contacts,
        @Nullable String risk,
        @Nullable String mainsDevice) {
    private static final int LIST_MOST = 50;
    private static final int CONTACTS_MOST = 10;
    private static final List<Words> SEXES =
            List.of(new Words("女", "female"), new Words("男", "male"));
    private static final Words MANY =
            new Words("超过%d项：请合并填写", "has more than %d entries: put some together");

    public Person {
        illnesses = List.copyOf(illnesses);
        medicines = List.copyOf(medicines);
        contacts = List.copyOf(contacts);
    }

    /** Somebody of whom no device is known that needs electricity. */
    public Person(
            String name,
            @Nullable String preferredName,
            @Nullable String sex,
            LocalDate bornOn,
            @Nullable String phone,
            @Nullable String dialect,
            @Nullable String mobility,
            List<String> illnesses,
            List<String> medicines,
            List<Resident.Contact> contacts,
            @Nullable String risk) {
        this(
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

    static Person of(Resident resident) {
        return new Person(
                resident.name(),
                resident.preferredName(),
                resident.sex(),
                resident.bornOn(),
                resident.phone(),
                resident.dialect(),
                resident.mobility(),
                resident.illnesses(),
                resident.medicines(),
                resident.contacts(),
                resident.risk(),
                resident.mainsDevice());
    }

    /** As an alarm names her. */
    public Resident resident(String id) {
        return new Resident(
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
                mainsDevice);
    }

    /** What is wrong with it; empty where nothing is. */
    public Faults check(LocalDate today) {
        Faults faults = new Faults("");
        faults.text("name", name, 60)
                .optional("preferredName", preferredName, 60)
                .oneOf("sex", sex, SEXES)
                .bornOn("bornOn", bornOn, today)
                .phone("phone", phone)
                .optional("dialect", dialect, 40)
                .optional("mobility", mobility, 40)
                .oneOf("risk", risk, Risk.WORDS)
                .optional("mainsDevice", mainsDevice, 40);
        texts(faults, "illnesses", illnesses);
        texts(faults, "medicines", medicines);
        contacts(faults);
        return faults;
    }

    private static void texts(Faults faults, String field, List<String> values) {
        if (values.size() > LIST_MOST) {
            faults.add(field, MANY.formatted(LIST_MOST));
        }
        for (int i = 0; i < values.size(); i++) {
            faults.text("%s[%d]".formatted(field, i), values.get(i), 100);
        }
    }

    private void contacts(Faults faults) {
        if (contacts.size() > CONTACTS_MOST) {
            faults.add(
                    "contacts",
                    new Words("联系人超过%d位：请只留最常联系的", "has more than %d entries: keep the nearest")
                            .formatted(CONTACTS_MOST));
        }
        for (int i = 0; i < contacts.size(); i++) {
            Resident.Contact contact = contacts.get(i);
            String path = "contacts[%d].".formatted(i);
            faults.text(path + "name", contact.name(), 60)
                    .text(path + "relation", contact.relation(), 40)
                    .text(path + "phone", contact.phone(), 20)
                    .phone(path + "phone", contact.phone());
        }
    }

    /** Nothing of the person: it must not reach a log. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
