package dev.composure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    @ParameterizedTest
    @CsvSource({
        "blog, blog",
        "my-blog, my-blog",
        "my_blog, my.blog",
        "a_b-c_d, a.b-c.d",
        "a__b, x--a-5f-5fb",
        "ends_, x--ends-5f",
        "ends-, x--ends-2d",
        "Web.1, x---57eb-2e1",
        "x--y, x--x-2d-2dy",
    })
    void isASubdomainThatTellsTheOwnName(String own, String name) {
        assertThat(ResourceName.of(own)).hasToString(name);
        assertThat(ResourceName.of(own).value()).matches(SUBDOMAIN);
        assertThat(new ResourceName(name).own()).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a..b", "x--", "x--blog", "x--a-5", "x--a-zz", "x---ff", "../x"})
    void whatNoNameBecomesIsTheNameOfNothing(String name) {
        assertThat(new ResourceName(name).own()).isEmpty();
    }

    @Test
    void anyNameCanBeReadAgain() {
        for (long seed = 0; seed < 500; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var own = new StringBuilder();
            for (int length = 1 + random.nextInt(12); length > 0; length--) {
                own.append("abz09-_.xAé ".charAt(random.nextInt(12)));
            }
            var name = ResourceName.of(own.toString());
            assertThat(name.value()).as("seed %d", seed).matches(SUBDOMAIN);
            assertThat(name.own()).as("seed %d: %s", seed, name).contains(own.toString());
        }
    }
}
