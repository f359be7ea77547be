package dev.thalamus.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopOrderTest {
    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(ShopOrder.of(7, 20_500)).isEqualTo(ShopOrder.of(7, 20_500)).isNotEqualTo(ShopOrder.of(8, 20_500));
    }

    @Test
    void conversationsDoNotRepeatFor65536Orders() {
        assertThat(IntStream.range(0, 65_536).mapToObj(i -> ShopOrder.of(3, ShopOrder.FIRST + i).conversation()).distinct())
                .hasSize(65_536);
    }

    @Test
    void mostOrdersGoWellAndSomeDoNot() {
        var orders = IntStream.range(0, 2_000).mapToObj(i -> ShopOrder.of(1, ShopOrder.FIRST + i)).toList();
        assertThat(orders.stream().filter(ShopOrder::outOfStock).count()).isBetween(80L, 220L);
        assertThat(orders.stream().filter(ShopOrder::large).count()).isBetween(50L, 500L);
        assertThat(orders).anyMatch(ShopOrder::suspicious).anyMatch(ShopOrder::asksAfterwards).allMatch(order -> order.cents() > 0);
    }

    @Test
    void aMessageLeadsBackToItsOrder() {
        var messages = new ShopMessages(5);
        ShopOrder order = ShopOrder.of(5, 20_777);
        var heard = new Heard(dev.thalamus.hub.model.SignalType.DOPAMINE, "aa", "ventas", ShopMessages.invoice(order));
        assertThat(messages.orderOf(heard)).isEqualTo(order);
        assertThat(heard.payload().path("total").asDouble(0)).isGreaterThan(ShopMessages.euros(order.cents()));
    }
}
