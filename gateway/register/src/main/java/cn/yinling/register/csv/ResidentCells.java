package cn.yinling.register.csv;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.HomeDraft;
import cn.yinling.register.Person;
import cn.yinling.register.ResidentFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resident as a line has her, in the order of {@link Columns#RESIDENT}. */
final class ResidentCells {
    private ResidentCells() {}

    static List<String> of(ResidentFile file) {
        Person person = file.person();
        HomeDraft home = file.home().details();
        List<String> cells = new ArrayList<>();
        cells.add(file.id());
        cells.add(String.valueOf(file.version()));
        cells.add(person.name());
        cells.add(cell(person.preferredName()));
        cells.add(cell(person.sex()));
        cells.add(person.bornOn().toString());
        cells.add(cell(person.phone()));
        cells.add(home.street());
        cells.add(file.home().id());
        cells.add(home.address());
        cells.add(cell(home.building()));
        cells.add(cell(home.door()));
        cells.add(cell(home.keySafe()));
        cells.add(cell(home.entryNote()));
        cells.add(cell(person.dialect()));
        cells.add(cell(person.mobility()));
        cells.add(Cells.joined(person.illnesses()));
        cells.add(Cells.joined(person.medicines()));
        cells.add(cell(person.risk()));
        cells.add(cell(person.mainsDevice()));
        for (int i = 0; i < Columns.CONTACTS; i++) {
            boolean isThere = i < person.contacts().size();
            Resident.Contact contact =
                    isThere ? person.contacts().get(i) : new Resident.Contact("", "", "");
            cells.addAll(List.of(contact.name(), contact.relation(), contact.phone()));
        }
        return cells;
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : value;
    }
}
