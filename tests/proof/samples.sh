# What the placeholders of the commands stand for, made anew for each command. Sourced by sandbox.py in an empty folder.
export LC_ALL=C.UTF-8 PAGER=cat SYSTEMD_PAGER=cat TERM=xterm HOME=/root
printf 'one two\n# comment\n\nold error\n150 200 300\nSTART\nfail\nEND\n' > FILE
mkdir DIR && cp FILE DIR/file && ln -s FILE LINK
truncate -s 64M DEV && mkfs.ext4 -q -F DEV
cp FILE NAME.txt
printf '#!/bin/sh\nexit 0\n' > CMD && chmod +x CMD && cp CMD /usr/local/bin/CMD
id USER > /dev/null 2>&1 || useradd -m USER 2> /dev/null || true
groupadd -f GROUP
exec 3< FILE
sleep 600 & PID=$!
if [ -d /run/systemd/system ]; then
  printf '[Service]\nExecStart=/bin/sleep 600\nExecReload=/bin/true\n[Install]\nWantedBy=multi-user.target\n' > /usr/lib/systemd/system/UNIT.service
  printf '[Service]\nType=oneshot\nExecStart=/bin/true\n' > /etc/systemd/system/NAME.service
  printf '[Timer]\nOnCalendar=02:30\n[Install]\nWantedBy=timers.target\n' > /etc/systemd/system/NAME.timer
  systemctl daemon-reload && systemctl start UNIT
fi
