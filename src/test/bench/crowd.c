/* crowd N Z: N processes under one that has the name of a shim, Z of them zombies. Prints "ready" when all are there, and
   takes them away when its input ends. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void multiply(int processes, int zombies)
{
    for (int i = 0; i < processes; i++) {
        pid_t child = fork();
        if (child < 0) {
            perror("fork");
            kill(0, SIGKILL);
        }
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (i < zombies)
                _exit(0);
            for (;;)
                pause();
        }
    }
}

int main(int count, char **words)
{
    char byte;
    int report[2];
    if (count != 3 || pipe(report) != 0)
        return 2;
    setpgid(0, 0);
    prctl(PR_SET_NAME, "containerd-shim-of-a-crowd");
    pid_t first = fork();
    if (first == 0) {
        prctl(PR_SET_NAME, "first");
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        multiply(atoi(words[1]), atoi(words[2]));
        if (write(report[1], "x", 1) != 1)
            return 1;
        for (;;)
            pause();
    }
    if (first < 0 || read(report[0], &byte, 1) != 1)
        return 1;
    printf("ready %d\n", first);
    fflush(stdout);
    while (read(0, &byte, 1) > 0) {
    }
    kill(first, SIGKILL);
    waitpid(first, NULL, 0);
    return 0;
}
