package cn.yinling.simulators.district;

import cn.yinling.link.alarm.Resident;
import cn.yinling.simulators.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/** One to three people to call, the nearest first. */
final class Contacts {
    private Contacts() {}

    static List<Resident.Contact> of(
            int household, String elderName, Health health, Chance chance) {
        String father =
                health.isFemale() ? Names.surname(chance.on("father")) : elderName.substring(0, 1);
        List<Resident.Contact> contacts = new ArrayList<>();
        int children = chance.on("children").below(3);
        for (int i = 0; i < children; i++) {
            Chance child = chance.on("child").on(i);
            boolean isDaughter = child.on("sex").isWithin(0.55);
            String given = Names.child(chance.on("given"), isDaughter, i);
            contacts.add(
                    contact(household, contacts.size(), father + given, isDaughter ? "女儿" : "儿子"));
        }
        if (children < 2 || chance.on("other").isWithin(0.3)) {
            contacts.add(other(household, contacts.size(), chance.on("who")));
        }
        return contacts;
    }

    private static Resident.Contact other(int household, int number, Chance chance) {
        boolean isWoman = chance.on("sex").isWithin(0.6);
        String name =
                Names.surname(chance.on("surname")) + Names.child(chance.on("given"), isWoman, 0);
        return switch (chance.on("kind").below(4)) {
            case 0 -> contact(household, number, name, isWoman ? "侄女" : "侄子");
            case 1 -> contact(household, number, name, "邻居");
            case 2 -> contact(household, number, name, isWoman ? "外甥女" : "外甥");
            default -> contact(household, number, name, "社区网格员");
        };
    }

    private static Resident.Contact contact(
            int household, int number, String name, String relation) {
        return new Resident.Contact(name, relation, Phones.of(household, 1 + number));
    }
}
