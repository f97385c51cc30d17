package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.ListedContainer;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingsTest {

    private static final ProjectId BLOG = new ProjectId("blog");
    private static final ProjectId SHOP = new ProjectId("shop");

    private final Listings listings = new Listings();

    private static ListedContainer container(int id, ProjectId project, String state) {
        return new ListedContainer(
                new ContainerId("%064x".formatted(id)), project.name() + "-web-1", project.name(), state);
    }

    @BeforeEach
    void both() {
        assertThat(listings.changed(List.of(container(1, BLOG, "running"), container(2, SHOP, "running"))))
                .containsExactly(BLOG, SHOP);
    }

    @Test
    void theSameListIsNoChangeWhateverItsOrder() {
        assertThat(listings.changed(List.of(container(2, SHOP, "running"), container(1, BLOG, "running"))))
                .isEmpty();
    }

    @Test
    void anotherStateOrAnotherContainerIsAChangeOfItsProjectAlone() {
        assertThat(listings.changed(List.of(container(1, BLOG, "exited"), container(2, SHOP, "running"))))
                .containsExactly(BLOG);
        assertThat(listings.changed(List.of(container(1, BLOG, "exited"), container(3, SHOP, "running"))))
                .containsExactly(SHOP);
    }

    @Test
    void aProjectThatIsGoneHasChanged() {
        assertThat(listings.changed(List.of(container(1, BLOG, "running")))).containsExactly(SHOP);
        assertThat(listings.changed(List.of(container(1, BLOG, "running")))).isEmpty();
    }
}
