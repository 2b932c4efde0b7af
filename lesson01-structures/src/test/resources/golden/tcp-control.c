/*
 * Makes tcp-control.txt: the headers of exercise 1.5, by a C compiler from the kernel's own
 * declaration of a TCP header, so that no flag is shifted into its place here. It fails where that
 * declaration has given one of the four reserved bits a name.
 *
 *     cc -o /tmp/tcp-control tcp-control.c && /tmp/tcp-control > tcp-control.txt     (on Linux)
 */
#include <arpa/inet.h>
#include <linux/tcp.h>
#include <stdio.h>
#include <string.h>

static struct tcphdr header(unsigned words)
{
    struct tcphdr tcp;
    memset(&tcp, 0, sizeof tcp);
    tcp.source = htons(40000);
    tcp.dest = htons(5000);
    tcp.seq = htonl(0x01020304);
    tcp.ack_seq = htonl(0xfffefdfc);
    tcp.doff = words & 15;
    tcp.window = htons(64240);
    tcp.check = htons(0xbeef);
    return tcp;
}

/* The header, and zeros for its options. */
static void show(const char *label, unsigned number, struct tcphdr tcp)
{
    unsigned char bytes[60] = {0};
    unsigned length = tcp.doff < 5 ? 20 : tcp.doff * 4u;
    memcpy(bytes, &tcp, sizeof tcp);
    printf(number == ~0u ? "%s:" : "%s-%u:", label, number);
    for (unsigned i = 0; i < length; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

#define FLAGS(label, words, ...)                                                                   \
    do {                                                                                           \
        struct tcphdr tcp = header(words);                                                         \
        __VA_ARGS__;                                                                               \
        show(label, ~0u, tcp);                                                                     \
    } while (0)

int main(void)
{
    for (unsigned words = 0; words <= 15; words++)
        show("words", words, header(words));
    FLAGS("CWR", 5, tcp.cwr = 1);
    FLAGS("ECE", 5, tcp.ece = 1);
    FLAGS("URG", 5, tcp.urg = 1);
    FLAGS("ACK", 5, tcp.ack = 1);
    FLAGS("PSH", 5, tcp.psh = 1);
    FLAGS("RST", 5, tcp.rst = 1);
    FLAGS("SYN", 5, tcp.syn = 1);
    FLAGS("FIN", 5, tcp.fin = 1);
    FLAGS("ACK SYN", 10, tcp.ack = 1, tcp.syn = 1);
    FLAGS("ACK PSH FIN", 8, tcp.ack = 1, tcp.psh = 1, tcp.fin = 1);
    FLAGS("CWR ECE URG ACK PSH RST SYN FIN", 15, tcp.cwr = 1, tcp.ece = 1, tcp.urg = 1,
          tcp.ack = 1, tcp.psh = 1, tcp.rst = 1, tcp.syn = 1, tcp.fin = 1);
    for (unsigned reserved = 1; reserved <= 15; reserved++) {
        struct tcphdr tcp = header(5);
        tcp.res1 = reserved & 15;
        if (tcp.res1 != reserved)
            return 1;
        tcp.ack = 1;
        show("reserved", reserved, tcp);
    }
    return 0;
}
