"""Passwords that are tried first by whoever guesses; shorter ones are refused anyway."""

_WORDS = """
00000000 000000000 01234567 0123456789 0987654321 11111111 111111111 1111111111 11223344
1122334455 112233445566 12121212 12312312 123123123 12341234 12344321 123454321 12345678 123456789
1234567890 12345678910 123456789a 123456abc 12345qwert 1234abcd 123654789 123698745 147258369
147852369 19870623 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20082008 22222222 31415926
31415926535 33333333 44444444 52013145 5201314520 55555555 66666666 77777777 87654321 88888888
888888888 963852741 98765432 987654321 9876543210 99999999 a1234567 a12345678 a123456789 aa123456
aa123456789 aaaaaaaa aaaaaaaaaa abc12345 abc123456 abcd1234 abcd12345 abcdefg1 abcdefg123 abcdefgh
admin123 admin1234 admin12345 admin123456 administrator asdf1234 asdfasdf asdfghjk asdfghjkl
baseball basketball changeme chocolate computer dearbook football iloveyou iloveyou1 internet
letmein1 liverpool magnesium magnesium1 mgcards1 mgcards123 michelle motherlode p@ssw0rd p@ssword
pass1234 passw0rd passw0rd1 password password1 password12 password123 password1234 passwort
princess q1w2e3r4 q1w2e3r4t5 qazwsxedc qq123456 qq123456789 qweasdzxc qwer1234 qwerqwer qwerty12
qwerty123 qwerty1234 qwertyui qwertyuiop starwars sunshine superman trustno1 wangyut2 welcome1
welcome123 whatever woaini123 woaini1314 woaini520 woaiwojia xiaoming zaq12wsx zaq1zaq1 zxcvbnm1
zxcvbnm123 zxcvbnmz
"""

COMMON = frozenset(_WORDS.split())
