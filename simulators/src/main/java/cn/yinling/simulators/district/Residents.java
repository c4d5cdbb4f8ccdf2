package cn.yinling.simulators.district;

import cn.yinling.link.alarm.Resident;
import cn.yinling.simulators.chance.Chance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the elders. Not thread-safe. */
final class Residents {
    private static final int MOST_ILLNESSES = 5;

    private final Names names = new Names();
    private final LocalDate today;

    /**
     * @param today the day on which everybody is 60 to 98
     */
    Residents(LocalDate today) {
        this.today = today;
    }

    /** An elder's record, and what only the simulators know. */
    record Elder(Resident resident, Health health) {}

    Elder elder(int household, Chance chance) {
        boolean isFemale = chance.on("sex").isWithin(0.58);
        LocalDate bornOn = bornOn(chance.on("age"));
        int age = (int) ChronoUnit.YEARS.between(bornOn, today);
        Set<Illness> illnesses = illnesses(chance.on("illness"), isFemale, age);
        Mobility mobility = mobility(chance.on("mobility"), age, illnesses);
        Health health = new Health(age, isFemale, mobility, illnesses);
        String name = names.elder(chance.on("name"), isFemale, bornOn.getYear());
        List<Resident.Contact> contacts =
                Contacts.of(household, name, health, chance.on("contacts"));
        Resident resident =
                new Resident(
                        "r-%04d".formatted(household),
                        name,
                        name.charAt(0) + title(chance.on("title"), isFemale, age),
                        isFemale ? "female" : "male",
                        bornOn,
                        Phones.of(household, 0),
                        dialect(chance.on("dialect")),
                        mobility.chinese(),
                        illnesses.stream().map(Illness::chinese).toList(),
                        Prescription.of(health, chance.on("medicine")),
                        contacts,
                        risk(health, contacts.size()),
                        mainsDevice(illnesses, chance.on("oxygen")));
        return new Elder(resident, health);
    }

    private static @Nullable String mainsDevice(Set<Illness> illnesses, Chance chance) {
        return illnesses.contains(Illness.COPD) && chance.isWithin(0.3) ? "制氧机" : null;
    }

    private LocalDate bornOn(Chance chance) {
        double age = Math.clamp(81 + 8.5 * chance.on("years").bell(), 60.0, 98.9);
        return today.minusDays(1 + (long) (age * 365.25));
    }

    private static Set<Illness> illnesses(Chance chance, boolean isFemale, int age) {
        EnumSet<Illness> present = EnumSet.noneOf(Illness.class);
        double weight = 0.7 + (age - 60) * 0.015;
        for (Illness illness : Illness.values()) {
            boolean mayHave = illness != Illness.PROSTATE || !isFemale;
            boolean has = chance.on(illness.name()).isWithin(illness.share() * weight);
            if (mayHave && has && present.size() < MOST_ILLNESSES && illness.goesWith(present)) {
                present.add(illness);
            }
        }
        if (present.isEmpty()) {
            present.add(Illness.HYPERTENSION);
        }
        return present;
    }

    /** A family-care bed is for the disabled and partly disabled, so few walk unaided. */
    private static Mobility mobility(Chance chance, int age, Set<Illness> illnesses) {
        double burden = chance.between(0, 0.75) + (age - 60) * 0.008;
        burden += illnesses.contains(Illness.STROKE) ? 0.25 : 0;
        burden += illnesses.contains(Illness.PARKINSON) ? 0.2 : 0;
        burden += illnesses.contains(Illness.DEMENTIA) ? 0.1 : 0;
        Mobility[] all = Mobility.values();
        return all[Math.clamp((int) (burden / 1.05 * all.length), 0, all.length - 1)];
    }

    private static String title(Chance chance, boolean isFemale, int age) {
        if (chance.isWithin(0.12)) {
            return "老师";
        }
        if (!isFemale && chance.isWithin(0.3)) {
            return "师傅";
        }
        if (age < 70) {
            return isFemale ? "阿姨" : "叔叔";
        }
        return isFemale ? "奶奶" : "爷爷";
    }

    private static String dialect(Chance chance) {
        double share = chance.share();
        return share < 0.55 ? "南通话" : share < 0.8 ? "普通话" : "吴语（启海话）";
    }

    private static String risk(Health health, int contacts) {
        int points = (health.age() >= 85 ? 1 : 0) + (contacts == 1 ? 1 : 0);
        points += health.illnesses().size() >= 4 ? 1 : 0;
        points += health.mobility().compareTo(Mobility.FRAME) > 0 ? 1 : 0;
        points += health.has(Illness.HEART_FAILURE) || health.has(Illness.DEMENTIA) ? 1 : 0;
        return switch (points) {
            case 0 -> "low";
            case 1 -> "medium-low";
            case 2 -> "medium";
            default -> "high";
        };
    }
}
